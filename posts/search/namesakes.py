"""Names of tags, authors and categories like one that none of them has."""

from __future__ import annotations

from posts.authors.models import Author
from posts.categories.models import Category
from posts.search.query import ChosenFilter
from posts.search.tokens import fold
from posts.tags.models import Tag

#: Names that are offered.
_MOST = 3

_KINDS: dict[str, type[Tag] | type[Author] | type[Category]] = {
    "tags": Tag,
    "authors": Author,
    "categories": Category,
}


def names_like(chosen: ChosenFilter) -> list[str]:
    """The names that hold the value of a filter, or are held by it, the shortest first; one query.

    None for a day, and for a value that is a name or slug itself.
    """
    model = _KINDS.get(chosen.key)
    wanted = fold(chosen.value).strip()
    if model is None or not wanted:
        return []
    alike = []
    for name, slug in model._default_manager.order_by("pk").values_list("name", "slug"):
        folded = fold(name).strip()
        if wanted in (folded, fold(slug)):
            return []
        if folded and (wanted in folded or folded in wanted):
            alike.append(name)
    return sorted(alike, key=len)[:_MOST]
