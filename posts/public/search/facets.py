"""How hits divide among categories, tags, authors and years, as filters that can be added."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import connection

from posts.authors.models import Author
from posts.categories.models import Category
from posts.search.requests import Hits
from posts.tags.models import Tag

_Named = type[Author] | type[Category] | type[Tag]

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


def facets_of(hits: Hits) -> list[Facet]:
    """The facets of hits; one that would leave all or nothing is left out. One query."""
    counts = hits.facets
    commonest = {
        model: sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
        for model, counted in (
            (Category, counts.categories),
            (Tag, counts.tags),
            (Author, counts.authors),
        )
    }
    names = _names({model: [key for key, _ in counted] for model, counted in commonest.items()})

    def values(model: _Named, filter_name: str) -> tuple[Value, ...]:
        return tuple(
            Value(name, count, f"{filter_name}:{_quoted(name)}")
            for key, count in commonest[model]
            if (name := names.get((model, key)))
        )

    facets = [
        Facet("カテゴリー", values(Category, "category")),
        Facet("年", _years(counts.years)),
        Facet("タグ", values(Tag, "tag")),
        Facet("執筆者", values(Author, "author")),
    ]
    total = len(hits.keys)
    return [facet for facet in facets if any(value.count < total for value in facet.values)]


def _names(keys: dict[_Named, list[int]]) -> dict[tuple[_Named, int], str]:
    """The names of these, asked for in one query: Django takes longer to ask than databases do."""
    models = [model for model, some in keys.items() if some]
    if not models:
        return {}
    statement = " UNION ALL ".join(
        f"SELECT {place}, id, name FROM {model._meta.db_table}"
        f" WHERE id IN ({','.join(map(str, keys[model]))})"
        for place, model in enumerate(models)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {(models[place], key): name for place, key, name in cursor.fetchall()}


def _years(counts: Counter[int]) -> tuple[Value, ...]:
    newest = sorted(counts.items(), reverse=True)[:_SHOWN]
    return tuple(
        Value(f"{year}年", count, f"after:{year:04}-01-01 before:{year:04}-12-31")
        for year, count in newest
    )


def _quoted(name: str) -> str:
    """A name as one value of a filter, whatever spaces it has."""
    return '"' + name.replace('"', "") + '"'
