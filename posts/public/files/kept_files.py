"""The files that were taken over as they are: verification files, ads.txt and their like."""

from __future__ import annotations

import posixpath

from django.http import HttpRequest, HttpResponseBase

from posts.models import KeptFile
from posts.public.files.pictures import CONTENT_TYPES as PICTURE_TYPES
from posts.public.files.stored_files import StoredFile, answer_with, row_at

#: What browsers and crawlers may read; all else is offered as a file, scripts among it.
CONTENT_TYPES = {
    **PICTURE_TYPES,
    ".asc": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}

#: Files that crawlers want as JSON although their names do not say so.
_JSON_WITHOUT_ENDING = frozenset({"/.well-known/apple-app-site-association"})

#: A kept page is a document of this site: it may be read, but do nothing.
POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


def find_kept_file(path: str) -> KeptFile | None:
    """Return the kept file at a decoded path in any spelling, or None."""
    return row_at(path, KeptFile)


def kept_file(request: HttpRequest, kept: KeptFile) -> HttpResponseBase:
    """Answer with the file; raises Http404 where the media store has lost it."""
    name = str(kept.file.name)
    file = StoredFile(kept.file.storage, name, kept.sha256, content_type_of(kept.path), POLICY)
    return answer_with(request, file)


def content_type_of(path: str) -> str | None:
    """Return the type as which a file is shown; None for what is only offered as a download."""
    if path in _JSON_WITHOUT_ENDING:
        return "application/json"
    return CONTENT_TYPES.get(posixpath.splitext(path)[1].lower())
