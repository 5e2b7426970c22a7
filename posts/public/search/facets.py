"""How hits divide among categories, tags, authors and years, as filters, with their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from django.db import connection

from posts.authors.models import Author
from posts.categories.models import Category
from posts.search.query import ChosenFilter
from posts.search.search_requests import Hits
from posts.tags.models import Tag

#: What has a name and a slug, and a public page of its own.
Named = type[Author] | type[Category] | type[Tag]


@dataclass(frozen=True)
class FacetName:
    """How something is called, for readers and in addresses."""

    name: str
    slug: str


def names_of(keys: Mapping[Named, Iterable[int]]) -> dict[tuple[Named, int], FacetName]:
    """The names of these, by model and key, as far as they are there; one query, none for none.

    Django takes longer to put three questions together than databases to answer them.
    """
    asked = {model: sorted(set(some)) for model, some in keys.items()}
    models = [model for model, some in asked.items() if some]
    if not models:
        return {}
    statement = " UNION ALL ".join(
        f"SELECT {place}, id, name, slug FROM {model._meta.db_table}"  # noqa: S608
        f" WHERE id IN ({','.join(str(int(key)) for key in asked[model])})"
        for place, model in enumerate(models)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    return {(models[place], key): FacetName(name, slug) for place, key, name, slug in rows}


#: Values that a facet shows; more would hide the results on a phone.
_SHOWN = 8

_FILTERS = {"categories": "category", "tags": "tag", "authors": "author"}
_KINDS = {
    "categories": "カテゴリー",
    "tags": "タグ",
    "authors": "執筆者",
    "after": "以降",
    "before": "以前",
}


@dataclass(frozen=True)
class FacetValue:
    """One filter: its ``label``, how many hits it leaves, and the ``words`` that ask for it."""

    label: str
    count: int
    words: str


@dataclass(frozen=True)
class Facet:
    """One way to narrow a search, with its commonest values first."""

    heading: str
    values: tuple[FacetValue, ...]


Commonest = dict[Named, list[tuple[int, int]]]


def commonest_in(hits: Hits) -> Commonest:
    """What most of the hits are filed under: keys with their counts, by kind."""
    counts = hits.facets
    kinds: dict[Named, Counter[int]] = {
        Category: counts.categories,
        Tag: counts.tags,
        Author: counts.authors,
    }
    return {
        model: [(key, -count) for count, key in nsmallest(_SHOWN, _falling(counted))]
        for model, counted in kinds.items()
    }


def _falling(counted: Counter[int]) -> list[tuple[int, int]]:
    return [(-count, key) for key, count in counted.items()]


def facets_of(
    hits: Hits, commonest: Commonest, names: Mapping[tuple[Named, int], FacetName]
) -> list[Facet]:
    """The facets of hits; what would leave all of them is no choice."""

    def values(model: Named, kind: str) -> tuple[FacetValue, ...]:
        return tuple(
            FacetValue(known.name, count, filter_words(kind, known.name))
            for key, count in commonest[model]
            if (known := names.get((model, key))) and count < total
        )

    total = len(hits.keys)

    facets = [
        Facet(_KINDS["categories"], values(Category, "categories")),
        Facet("年", _years(hits.facets.years, total)),
        Facet(_KINDS["tags"], values(Tag, "tags")),
        Facet(_KINDS["authors"], values(Author, "authors")),
    ]
    return [facet for facet in facets if facet.values]


def chosen_label(chosen: ChosenFilter) -> str:
    """A filter of the query in words: タグ「AI」, タグ「AI」以外, 2026-01-31以降."""
    if chosen.key in ("after", "before"):
        return f"{chosen.value}{_KINDS[chosen.key]}"
    return f"{_KINDS[chosen.key]}「{chosen.value}」{'以外' * chosen.is_excluded}"


def _years(counts: Counter[int], total: int) -> tuple[FacetValue, ...]:
    newest = sorted(counts.items(), reverse=True)[:_SHOWN]
    return tuple(
        FacetValue(f"{year}年", count, f"after:{year:04}-01-01 before:{year:04}-12-31")
        for year, count in newest
        if count < total
    )


def filter_words(kind: str, name: str) -> str:
    """What asks for a name, as in ``tag:"生成 AI"``, whatever spaces it has."""
    return f'{_FILTERS[kind]}:"' + name.replace('"', "") + '"'
