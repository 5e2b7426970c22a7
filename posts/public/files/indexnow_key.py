"""The file with the site's IndexNow key, at the root."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from posts.jobs import announcing
from posts.public.masthead import masthead_of

_LIKE_A_KEY = re.compile(r"/[0-9a-f]{32}\.txt")


def key_file(request: HttpRequest, asked: str) -> HttpResponse | None:
    """Answer with the key where ``asked`` is the path of its file and IndexNow is on; else None."""
    if not _LIKE_A_KEY.fullmatch(asked):
        return None
    publication = masthead_of(request).publication
    if not publication.indexnow or asked != announcing.indexnow_key_path(publication):
        return None
    return HttpResponse(
        announcing.indexnow_key(publication), content_type="text/plain; charset=utf-8"
    )
