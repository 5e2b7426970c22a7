"""How hits divide among categories, tags, authors and years, as filters that can be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone

from posts.models import Post

#: Values that a facet shows; more would hide the results on a phone.
_SHOWN = 8


@dataclass(frozen=True)
class Value:
    """One filter: its ``label``, how many hits it leaves, and the ``words`` that ask for it."""

    label: str
    count: int
    words: str


@dataclass(frozen=True)
class Facet:
    """One way to narrow a search, with its commonest values first."""

    heading: str
    values: tuple[Value, ...]


def facets_of(keys: Sequence[int], now: datetime) -> list[Facet]:
    """The facets of the posts with these keys; one that would leave all or nothing is left out.

    Four queries, none for no keys.
    """
    if not keys:
        return []
    found = Post.objects.public(now).filter(pk__in=keys).order_by()
    facets = [
        Facet("カテゴリー", _named(found, "category__name", "category")),
        Facet("年", _years(found)),
        Facet("タグ", _named(found, "taggings__tag__name", "tag")),
        Facet("執筆者", _named(found, "bylines__author__name", "author")),
    ]
    return [facet for facet in facets if any(value.count < len(keys) for value in facet.values)]


def _named(posts: QuerySet[Post], field: str, filter_name: str) -> tuple[Value, ...]:
    counted = posts.exclude(**{field: None}).values(field).annotate(count=Count("pk"))
    rows = counted.order_by("-count", field).values_list(field, "count")[:_SHOWN]
    return tuple(Value(name, count, f"{filter_name}:{_quoted(name)}") for name, count in rows)


def _years(posts: QuerySet[Post]) -> tuple[Value, ...]:
    zone = timezone.get_default_timezone()
    dated = posts.exclude(published_at=None).annotate(year=ExtractYear("published_at", tzinfo=zone))
    rows: Iterable[tuple[int, int]] = (
        dated.values("year")
        .annotate(count=Count("pk"))
        .order_by("-year")
        .values_list("year", "count")[:_SHOWN]
    )
    return tuple(
        Value(f"{year}年", count, f"after:{year:04}-01-01 before:{year:04}-12-31")
        for year, count in rows
    )


def _quoted(name: str) -> str:
    """A name as one value of a filter, whatever spaces it has."""
    return '"' + name.replace('"', "") + '"'
