"""The pictures, under the addresses that they have always had."""

from __future__ import annotations

import posixpath

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from posts import addresses
from posts.errors import AddressError
from posts.models import Image

#: Seconds for which anybody may keep a picture; its address stays when it is replaced.
MAX_AGE = 24 * 60 * 60

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
    if path.endswith("/"):
        return None
    try:
        spelling = addresses.normalize_file_path(path)
    except AddressError:
        return None
    return Image.objects.filter(path=spelling).first()


def image_file(request: HttpRequest, image: Image) -> HttpResponseBase:
    """Answer with the file of ``image``, or 304 to a reader who has it.

    Raises Http404 where the media store has lost the file.
    """
    storage, name = image.file.storage, str(image.file.name)
    try:
        modified = int(storage.get_modified_time(name).timestamp())
        etag = f'"{image.sha256}"'
        response = get_conditional_response(request, etag, modified) or _whole(image)
    except FileNotFoundError as error:
        raise Http404(f"{image.path} is known, but the media store has no {name}") from error
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _whole(image: Image) -> FileResponse:
    extension = posixpath.splitext(image.path)[1].lower()
    content_type = CONTENT_TYPES.get(extension)
    response = FileResponse(
        image.file.storage.open(str(image.file.name)),
        as_attachment=content_type is None,
        content_type=content_type or "application/octet-stream",
    )
    if extension == ".svg":
        response["Content-Security-Policy"] = _SVG_POLICY
    return response
