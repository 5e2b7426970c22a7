"""What the navigation of all pages names: categories, fixed pages, and whether there is more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, IntegerField, QuerySet, Subquery, Value

from posts import addresses
from posts.categories.models import Category
from posts.models import Post

_SECTION, _PAGE, _SERIES = 0, 1, 2
_OF_CATEGORIES = ("pk", "name", "slug", "description", "article_kind", "position", "on_front")


@dataclass(frozen=True)
class FooterPage:
    """A fixed page that stands at the foot of all pages, by its percent-encoded address."""

    title: str
    url: str


@dataclass(frozen=True)
class Navigation:
    """The categories and the pages at the foot in their order; whether any series is public."""

    sections: tuple[Category, ...]
    footer_pages: tuple[FooterPage, ...]
    has_series: bool


def navigation_at(now: datetime) -> Navigation:
    """What readers may go to at ``now``; one query."""
    sections = _part(_SECTION, Category.objects.all()).values_list("part", *_OF_CATEGORIES)
    pages = Post.pages.public(now).filter(footer_position__isnull=False)
    part = Post.articles.public(now).filter(series__isnull=False).order_by()[:1]
    in_series = Post.objects.filter(pk__in=Subquery(part.values("pk")))
    rows = list(sections.union(_rows(_PAGE, pages), _rows(_SERIES, in_series), all=True))
    places = _OF_CATEGORIES.index("position") + 1, _OF_CATEGORIES.index("name") + 1, 1
    rows.sort(key=lambda row: [row[place] or 0 for place in places])
    return Navigation(
        sections=tuple(
            Category(**dict(zip(_OF_CATEGORIES, row[1:], strict=True)))
            for row in rows
            if row[0] == _SECTION
        ),
        footer_pages=tuple(
            FooterPage(row[2], addresses.encode_path(row[3])) for row in rows if row[0] == _PAGE
        ),
        has_series=any(row[0] == _SERIES for row in rows),
    )


def _part(part: int, rows: QuerySet[Any]) -> Any:
    return rows.order_by().annotate(part=Value(part, IntegerField()))


def _rows(part: int, posts: QuerySet[Post]) -> Any:
    """Posts in the columns of categories: title and path stand where name and slug do."""
    empty = Value("")
    return (
        _part(part, posts)
        .annotate(no_text=empty, no_kind=empty, no=Value(False, BooleanField()))
        .values_list("part", "pk", "title", "path", "no_text", "no_kind", "footer_position", "no")
    )
