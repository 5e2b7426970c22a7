"""What posts are filed under, kept with their documents: hits are counted without a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.utils import timezone

from posts.models import SearchDocument
from posts.search.index.row_keys import one_of
from posts.search.search_requests import FacetCounts

#: The letter that stands before each kind of key.
_CATEGORY, _TAG, _AUTHOR, _YEAR = "c", "t", "a", "y"


def facets_of_post(
    category: int | None, tags: Iterable[int], authors: Iterable[int], at: datetime | None
) -> str:
    """The facets of a post, published at ``at``, as its document keeps them.

    The year is that of the site's time zone.
    """
    year = at.astimezone(timezone.get_default_timezone()).year if at else None
    return " ".join(
        (
            *([f"{_CATEGORY}{category}"] if category else ()),
            *(f"{_TAG}{key}" for key in tags),
            *(f"{_AUTHOR}{key}" for key in authors),
            *([f"{_YEAR}{year}"] if year else ()),
        )
    )


@dataclass(frozen=True)
class PostFacets:
    """What one post is filed under, by keys; the authors stand in the order of the byline."""

    category: int | None
    authors: tuple[int, ...]


def parse_facets(facets: Iterable[str]) -> PostFacets:
    """The category and the authors of a post, by its facets."""
    keys = [(facet[0], int(facet[1:])) for facet in facets]
    categories = [key for kind, key in keys if kind == _CATEGORY]
    return PostFacets(
        categories[0] if categories else None,
        tuple(key for kind, key in keys if kind == _AUTHOR),
    )


def facet_counts(facets: Iterable[Iterable[str]]) -> FacetCounts:
    """How posts divide, by the facets of each."""
    kinds: dict[str, Counter[int]] = {kind: Counter() for kind in (_CATEGORY, _TAG, _AUTHOR, _YEAR)}
    for facet, count in Counter(chain.from_iterable(facets)).items():
        kinds[facet[0]][int(facet[1:])] = count
    return FacetCounts(*kinds.values())


def facet_counts_of(keys: Sequence[int]) -> FacetCounts:
    """How these posts divide, by their keys; one query, which reads short columns only."""
    rows = SearchDocument.objects.filter(one_of(SearchDocument, "post", keys)).order_by()
    return facet_counts(map(str.split, rows.values_list("facets", flat=True)))
