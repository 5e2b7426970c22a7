"""A search as a backend is asked for it, and what it answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from django.db.models import QuerySet

from posts.models import Post
from posts.search.query import ParsedQuery

#: No search tells of more posts than these: 「10,000件以上」.
MOST_HITS = 10_000


class Audience(Enum):
    """Who searches, and so among which posts."""

    READERS = "readers"
    """Only what is public at the time of the search."""
    DESK = "desk"
    """Drafts, scheduled and withdrawn posts too."""


class Order(Enum):
    """How hits are ordered; ties go by date and key, the newest first."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True)
class SearchRequest:
    """A search: its query, with its spellings expanded, at a time.

    ``freshness`` is how much more a new post counts than an old one, in percent. At most ``most``
    hits are told. ``within_words`` asks also for posts that have a term only as a piece of other
    words (京都 in 東京都). Only posts of ``among`` are looked at, where it is given: a list that is
    narrowed by other means than the query.
    """

    query: ParsedQuery
    at: datetime
    audience: Audience = Audience.READERS
    order: Order = Order.RELEVANCE
    freshness: int = 0
    most: int = MOST_HITS
    within_words: bool = False
    among: QuerySet[Post] | None = None


@dataclass(frozen=True)
class FacetCounts:
    """How many of some posts there are under each category, tag and author, by key, and year."""

    categories: Counter[int] = field(default_factory=Counter)
    tags: Counter[int] = field(default_factory=Counter)
    authors: Counter[int] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True)
class Hits:
    """The keys of the posts that were found, in their order, and how they divide.

    Where ``has_more``, there are more than these, and nobody counted how many: 「10,000件以上」.
    ``within_words`` is how many more have a term only as a piece of other words.
    """

    keys: tuple[int, ...] = ()
    has_more: bool = False
    within_words: int = 0
    facets: FacetCounts = field(default_factory=FacetCounts)
