"""A reader's question from its words to its answer: spellings, hits, and what editors pin."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from posts.errors import SearchEngineError
from posts.models import PinnedResult, Post, Publication, SpellingGroup, spellings_in
from posts.search.backends import is_outside, selected
from posts.search.backends.database import DatabaseBackend
from posts.search.query import ParsedQuery, expand, parse
from posts.search.requests import Audience, Hits, Order, SearchRequest
from posts.search.tokens import as_one_line

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """The answer to a question: how it was understood, and the posts that were found.

    ``pinned`` are the keys of those that editors put first for this very query; they lead the
    hits, whether or not they contain its words.
    """

    query: ParsedQuery
    hits: Hits
    pinned: tuple[int, ...] = ()


def ask(
    text: str,
    *,
    at: datetime,
    order: Order = Order.RELEVANCE,
    freshness: int | None = None,
    within_words: bool = False,
) -> Answer:
    """Search for what somebody typed; never raises for anything that can be typed.

    ``freshness`` is the publication's, where it is not given; ``within_words`` as in SearchRequest.
    Three queries beside those of the search itself, two where ``freshness`` is given; one more
    where something is pinned.
    """
    query = understood(text)
    if freshness is None:
        freshness = Publication.objects.current().search_freshness
    request = SearchRequest(query, at, order=order, freshness=freshness, within_words=within_words)
    hits = _found(request)
    pinned = _pinned(text, at) if order is Order.RELEVANCE and not query.is_empty else ()
    others = tuple(key for key in hits.keys if key not in set(pinned))
    return Answer(query, replace(hits, keys=(*pinned, *others)), pinned)


def ask_desk(text: str, *, at: datetime, among: QuerySet[Post] | None = None) -> Answer:
    """Search for editors: among drafts too, for pieces of words too, with nothing pinned.

    Only posts of ``among`` are looked at, where it is given. The site's own database answers, since
    an engine outside may not know yet what was saved a second ago. Two queries beside the search.
    """
    query = understood(text)
    freshness = Publication.objects.current().search_freshness
    request = SearchRequest(
        query, at, Audience.DESK, freshness=freshness, within_words=True, among=among
    )
    return Answer(query, DatabaseBackend().search(request))


def understood(text: str) -> ParsedQuery:
    """What somebody typed, with all the spellings that editors hold equal; one query."""
    return expand(parse(text), _spellings())


def _found(request: SearchRequest) -> Hits:
    """The hits of the selected engine; where it cannot work, those of the site's own database."""
    if is_outside():
        try:
            return selected().search(request)
        except SearchEngineError as error:
            logger.warning("the database answers a search instead: %s", error)
    return DatabaseBackend().search(request)


def _spellings() -> tuple[tuple[str, ...], ...]:
    return _groups(tuple(SpellingGroup.objects.values_list("spellings", flat=True)))


@lru_cache(maxsize=4)
def _groups(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The groups of these texts; kept, since hundreds are taken apart for each search."""
    return tuple(map(spellings_in, texts))


def _pinned(text: str, at: datetime) -> tuple[int, ...]:
    """The keys of the posts that are pinned to this query.

    There are few pins, so the queries of all are read; most searches end there, with one short
    question to the database.
    """
    wanted = as_one_line(text)
    pins = PinnedResult.objects.order_by().values_list("pk", "query")
    meant = [pin for pin, query in pins if as_one_line(query) == wanted]
    if not meant:
        return ()
    posts = PinnedResult.objects.live(at).filter(pk__in=meant).values_list("post", flat=True)
    return tuple(dict.fromkeys(posts))
