"""Files out of the media store: whole, or 304 to a reader who has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.core.files.storage import Storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from posts import addresses
from posts.errors import AddressError
from posts.models import Image, KeptFile

_FileRow = TypeVar("_FileRow", Image, KeptFile)

#: Seconds for which anybody may keep a file; its address stays when it is replaced.
MAX_AGE = 24 * 60 * 60


@dataclass(frozen=True)
class StoredFile:
    """What the store calls a file, and how it is shown.

    Without ``content_type`` it is offered for saving; ``policy`` is its Content-Security-Policy,
    "" where it gets the site's.
    """

    storage: Storage
    name: str
    sha256: str
    content_type: str | None
    policy: str = ""


def row_at(path: str, model: type[_FileRow]) -> _FileRow | None:
    """The row whose file lives at a decoded path in any spelling, or None; at most one query."""
    if path.endswith("/"):
        return None
    try:
        spelling = addresses.normalize_file_path(path)
    except AddressError:
        return None
    return model._default_manager.filter(path=spelling).first()


def answer_with(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """Answer with ``file``; raises Http404 where the media store has lost it."""
    try:
        modified = int(file.storage.get_modified_time(file.name).timestamp())
        etag = f'"{file.sha256}"'
        response = get_conditional_response(request, etag, modified) or _whole(file)
    except FileNotFoundError as error:
        raise Http404(f"the media store has no {file.name}") from error
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _whole(file: StoredFile) -> FileResponse:
    response = FileResponse(
        file.storage.open(file.name),
        as_attachment=file.content_type is None,
        content_type=file.content_type or "application/octet-stream",
    )
    if file.policy:
        response["Content-Security-Policy"] = file.policy
    return response
