"""The pictures, under the addresses that they have always had."""

from __future__ import annotations

import posixpath

from django.http import HttpRequest, HttpResponseBase

from posts.models import Image
from posts.public.files.stored_files import StoredFile, answer_with, row_at

#: What browsers may show; all else is offered as a file, whatever its name says.
CONTENT_TYPES = {
    ".apng": "image/apng",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}

# An SVG opened by itself is a document that could carry a script.
_SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def find_image(path: str) -> Image | None:
    """Return the image at a decoded path in any spelling, or None."""
    return row_at(path, Image)


def image_file(request: HttpRequest, image: Image) -> HttpResponseBase:
    """Answer with the file of ``image``, or 304 to a reader who has it.

    Raises Http404 where the media store has lost the file.
    """
    extension = posixpath.splitext(image.path)[1].lower()
    file = StoredFile(
        storage=image.file.storage,
        name=str(image.file.name),
        sha256=image.sha256,
        content_type=CONTENT_TYPES.get(extension),
        policy=_SVG_POLICY if extension == ".svg" else "",
    )
    return answer_with(request, file)
