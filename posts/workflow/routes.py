"""Which addresses the site's own routes take, and at which of them there is something to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.urls import Resolver404, ResolverMatch, resolve, reverse

from posts import addresses
from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Series
from posts.tags.models import Tag

#: The route that takes whatever no other takes (posts.public.urls); it proves nothing.
CATCH_ALL = "any_address"

Listed = Author | Category | Series | Tag

#: Whose routes have something to show only where a row has the slug in the address: lists, their
#: pages and feeds (``category``, ``category_page``, ``category_feed``).
_LISTED: dict[str, type[Listed]] = {
    "author": Author,
    "category": Category,
    "series": Series,
    "tag": Tag,
}
_FEEDS = ("feed", "atom", "json_feed")


def is_reserved(path: str) -> bool:
    """Whether a route of the site's own takes this path, so that no post or file can have it.

    A file such as ``/feed.xml`` is meant by its path with and without a slash at the end.
    """
    return any(map(has_route, spellings_of(path)))


def has_route(path: str) -> bool:
    """Whether a route of the site's own takes just this spelling."""
    return _match(path) is not None


def spellings_of(path: str) -> tuple[str, ...]:
    """A page's path, and the same without the slash at its end, as a file would have it."""
    return tuple(dict.fromkeys((path, path.rstrip("/") or "/")))


def shown_by_routes(paths: Iterable[str]) -> set[str]:
    """Those of these spellings at which a route has something to show; a query a kind of list.

    A route takes ``/tags/…/`` whatever stands there, but shows a list only where there is the tag.
    """
    shown: set[str] = set()
    named: dict[type[Listed], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        match = _match(path)
        if match is not None:
            subject = (match.url_name or "").partition("_")[0]
            model = None if match.namespaces else _LISTED.get(subject)
            if model is not None and "slug" in match.kwargs:
                named[model][match.kwargs["slug"]].append(path)
            else:
                shown.add(path)
    for model, by_slug in named.items():
        found = model._default_manager.filter(slug__in=list(by_slug))
        for slug in found.values_list("slug", flat=True):
            shown.update(by_slug[slug])
    return shown


def feed_urls(row: Author | Category | Tag | None = None) -> list[str]:
    """The addresses of the feeds of a row, or of the whole site without one, percent-encoded."""
    if row is None:
        return [reverse(form) for form in _FEEDS]
    return [reverse(f"{row._meta.model_name}_{form}", args=[row.slug]) for form in _FEEDS]


def paths_of_list(row: Listed) -> list[str]:
    """The paths of a row's list and of its feeds, as links to them are kept."""
    feeds = [] if isinstance(row, Series) else feed_urls(row)
    return [addresses.normalize_path(url) for url in (row.get_absolute_url(), *feeds)]


def _match(path: str) -> ResolverMatch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return None if match.url_name == CATCH_ALL else match
