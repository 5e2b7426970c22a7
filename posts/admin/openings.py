"""Where posts and pages are opened at the desk, by the names that a report calls them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from posts.models import Page, Post

#: SQLite takes at most 32,766 variables in one statement.
_CHUNK = 500


def openings_of(names: Iterable[str]) -> dict[str, str]:
    """Map addresses, and names of files inside their site, to addresses of the desk.

    A name that several posts share, of several old sites, is left out.
    """
    wanted = list(dict.fromkeys(names))
    found: dict[str, set[str]] = {}
    for begin in range(0, len(wanted), _CHUNK):
        chunk = wanted[begin : begin + _CHUNK]
        for field in ("path", "source_name"):
            rows = Post.objects.filter(**{f"{field}__in": chunk}).values_list(field, "pk")
            _add(found, "admin:posts_post_change", rows)
        pages = Page.objects.filter(path__in=chunk).values_list("path", "pk")
        _add(found, "admin:posts_page_change", pages)
    return {name: next(iter(urls)) for name, urls in found.items() if len(urls) == 1}


def _add(found: dict[str, set[str]], view: str, rows: Iterable[tuple[str | None, int]]) -> None:
    for name, key in rows:
        found.setdefault(str(name), set()).add(reverse(view, args=[key]))
