"""WordPress's plain addresses (``/?p=42``), which its feeds have as GUIDs, lead to the articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from posts import addresses
from posts.models import Page, Post, SourceSite

_PARAMETERS = ("p", "page_id")
_LONGEST_NUMBER = 20


def at_a_plain_address(request: HttpRequest) -> HttpResponse | None:
    """Send the reader on to the article of that number, for good; None where there is none.

    The rest of the query is kept.
    """
    name = next((name for name in _PARAMETERS if name in request.GET), "")
    number = request.GET.get(name, "")
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        return None
    path = _path_of(number)
    if path is None:
        return None
    rest = request.GET.copy()
    del rest[name]
    query = f"?{rest.urlencode()}" if rest else ""
    location = f"{addresses.encode_path(path)}{query}"
    return HttpResponse(status=301, headers={"Location": location})


def _path_of(number: str) -> str | None:
    sites = SourceSite.objects.filter(export="wordpress").values_list("name", flat=True)
    keys = [f"{site}/{number}" for site in sites]
    posts = Post.objects.public(timezone.now()).filter(source_key__in=keys)
    pages = Page.objects.filter(source_key__in=keys, published=True)
    return (
        posts.values_list("path", flat=True).first() or pages.values_list("path", flat=True).first()
    )
