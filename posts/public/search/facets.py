"""How hits divide among categories, tags, authors and years, as filters that can be added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from posts.models import Byline, Post, SearchDocument, Tagging
from posts.search.keys import one_of

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


def facets_of(keys: Sequence[int]) -> list[Facet]:
    """The facets of public posts, by their keys; one that would leave all or nothing is left out.

    Four queries, none for no keys; only the first reads rows of posts, which are long.
    """
    if not keys:
        return []
    posts = Post.objects.filter(one_of(Post, "id", keys)).exclude(category=None)
    taggings = Tagging.objects.filter(one_of(Tagging, "content_object", keys))
    bylines = Byline.objects.filter(one_of(Byline, "post", keys))
    facets = [
        Facet("カテゴリー", _named(posts, "category__name", "category")),
        Facet("年", _years(keys)),
        Facet("タグ", _named(taggings, "tag__name", "tag")),
        Facet("執筆者", _named(bylines, "author__name", "author")),
    ]
    return [facet for facet in facets if any(value.count < len(keys) for value in facet.values)]


def _named(rows: QuerySet[Any], field: str, filter_name: str) -> tuple[Value, ...]:
    # Counted here: told to group by name, a database may walk through all the names there are.
    counts = Counter(rows.order_by().values_list(field, flat=True))
    commonest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return tuple(Value(name, count, f"{filter_name}:{_quoted(name)}") for name, count in commonest)


def _years(keys: Sequence[int]) -> tuple[Value, ...]:
    zone = timezone.get_default_timezone()
    documents = SearchDocument.objects.filter(one_of(SearchDocument, "post", keys)).order_by()
    dates = documents.values_list("published_at", flat=True)
    # SQLite calls a slow function of Django's for each year that it is asked for.
    years = Counter(moment.astimezone(zone).year for moment in dates if moment)
    newest = sorted(years.items(), reverse=True)[:_SHOWN]
    return tuple(
        Value(f"{year}年", count, f"after:{year:04}-01-01 before:{year:04}-12-31")
        for year, count in newest
    )


def _quoted(name: str) -> str:
    """A name as one value of a filter, whatever spaces it has."""
    return '"' + name.replace('"', "") + '"'
