"""The names of what posts are filed under, asked for in one query for a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from posts.authors.models import Author
from posts.categories.models import Category
from posts.tags.models import Tag

#: What has a name and a slug, and a public page of its own.
Named = type[Author] | type[Category] | type[Tag]


@dataclass(frozen=True)
class Name:
    """How something is called, for readers and in addresses."""

    name: str
    slug: str


def names_of(keys: Mapping[Named, Iterable[int]]) -> dict[tuple[Named, int], Name]:
    """The names of these, by model and key, as far as they are there; one query, none for none.

    Django takes longer to put three questions together than databases to answer them.
    """
    asked = {model: sorted(set(some)) for model, some in keys.items()}
    models = [model for model, some in asked.items() if some]
    if not models:
        return {}
    statement = " UNION ALL ".join(
        f"SELECT {place}, id, name, slug FROM {model._meta.db_table}"
        f" WHERE id IN ({','.join(str(int(key)) for key in asked[model])})"
        for place, model in enumerate(models)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    return {(models[place], key): Name(name, slug) for place, key, name, slug in rows}
