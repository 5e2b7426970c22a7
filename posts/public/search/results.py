"""The posts of one page of results, each with the passage that answers the query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from posts import addresses
from posts.models import Byline, Post
from posts.search.passages import Passages
from posts.search.query import Term
from posts.search.snippets import Part, Snippet, marked

#: The page shows little of each post, so that little is read: to make posts of rows takes as long
#: as the search itself.
_SHOWN = (
    *("pk", "title", "path", "published_at", "reading_minutes"),
    *("category__name", "category__slug", "excerpt", "description"),
    *("search_document__digest", "search_document__body"),
)


@dataclass(frozen=True)
class Kicker:
    """The category above a headline."""

    name: str
    url: str


@dataclass(frozen=True)
class Result:
    """A post that was found: its headline and a passage of its text, with the hits marked.

    ``url`` is percent-encoded. ``is_pinned`` says that editors put it first for this very query.
    """

    title: str
    url: str
    published_at: datetime
    reading_minutes: int
    category: Kicker | None
    authors: tuple[str, ...]
    headline: tuple[Part, ...]
    passage: Snippet
    is_pinned: bool


def results_of(
    keys: Sequence[int], terms: Sequence[Term], pinned: Sequence[int], now: datetime
) -> list[Result]:
    """The posts of these keys in this order; one that was withdrawn meanwhile is left out.

    Two queries, the posts and their authors, and one more for words that are not in memory.
    """
    if not keys:
        return []
    rows = list(Post.objects.public(now).filter(pk__in=keys).order_by().values_list(*_SHOWN))
    passages = Passages([(row[0], row[-2]) for row in rows], terms)
    authors = _authors(keys)
    found = {}
    for key, title, path, published_at, minutes, name, slug, excerpt, description, _, body in rows:
        found[key] = Result(
            title=title,
            url=addresses.encode_path(path),
            published_at=published_at,
            reading_minutes=minutes,
            category=Kicker(name, reverse("category", args=[slug])) if name else None,
            authors=tuple(authors[key]),
            headline=marked(title, terms),
            passage=passages.of(key, excerpt or description, body),
            is_pinned=key in pinned,
        )
    return [found[key] for key in keys if key in found]


def _authors(keys: Sequence[int]) -> dict[int, list[str]]:
    """The names of the authors of these posts, in the order of the bylines."""
    names: dict[int, list[str]] = defaultdict(list)
    bylines = Byline.objects.filter(post__in=keys).order_by("position", "pk")
    for key, name in bylines.values_list("post", "author__name"):
        names[key].append(name)
    return names
