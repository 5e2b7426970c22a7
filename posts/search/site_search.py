"""A reader's question from its words to its answer: spellings, hits, and what editors pin."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from posts.errors import SearchEngineError
from posts.models import Edition, PinnedResult, Post, Publication
from posts.search.backends import is_outside, selected
from posts.search.curation import curation
from posts.search.index import search
from posts.search.query import ParsedQuery, expand, parse
from posts.search.search_requests import Audience, Hits, Order, SearchRequest
from posts.search.tokens import as_one_line

logger = logging.getLogger(__name__)

#: Posts that the desk is told of: its list, which sorts them by where they stand, says so.
MOST_AT_DESK = 1000


@dataclass(frozen=True)
class SearchAnswer:
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
    edition: int | None = None,
    within_words: bool = False,
) -> SearchAnswer:
    """Search for what somebody typed; never raises for anything that can be typed.

    ``freshness`` is the publication's and ``edition`` the present one, where they are not given;
    ``within_words`` as in SearchRequest. A query for each of these two beside those of the search
    itself, and one where something is pinned.
    """
    set_by_editors = curation(_edition(edition))
    query = expand(parse(text), set_by_editors.spellings)
    if freshness is None:
        freshness = Publication.objects.current().search_freshness
    request = SearchRequest(query, at, order=order, freshness=freshness, within_words=within_words)
    hits = _found(request)
    pinned: tuple[int, ...] = ()
    if order is Order.RELEVANCE and not query.is_empty:
        pinned = _live(set_by_editors.pins.get(as_one_line(text), ()), at)
    others = tuple(key for key in hits.keys if key not in set(pinned))
    return SearchAnswer(query, replace(hits, keys=(*pinned, *others)), pinned)


def ask_desk(text: str, *, at: datetime, among: QuerySet[Post] | None = None) -> SearchAnswer:
    """Search for editors: among drafts too, for pieces of words too, with nothing pinned.

    Only posts of ``among`` are looked at, where it is given. The site's own database answers, since
    an engine outside may not know yet what was saved a second ago. Two queries beside the search.
    """
    query = understood(text)
    freshness = Publication.objects.current().search_freshness
    request = SearchRequest(
        query,
        at,
        Audience.DESK,
        freshness=freshness,
        most=MOST_AT_DESK,
        within_words=True,
        among=among,
    )
    return SearchAnswer(query, search(request))


def understood(text: str) -> ParsedQuery:
    """What somebody typed, with all the spellings that editors hold equal; one query."""
    return expand(parse(text), curation(_edition(None)).spellings)


def _edition(known: int | None) -> int:
    return Edition.objects.current() if known is None else known


def _found(request: SearchRequest) -> Hits:
    """The hits by the selected engine; where it cannot work, those by the database alone."""
    if is_outside():
        try:
            return search(request, selected())
        except SearchEngineError as error:
            logger.warning("the database answers a search instead: %s", error)
    return search(request)


def _live(pins: Sequence[int], at: datetime) -> tuple[int, ...]:
    """The keys of the posts of those pins that hold at this time, in the order of the pins."""
    if not pins:
        return ()
    posts = PinnedResult.objects.live(at).filter(pk__in=pins).values_list("post", flat=True)
    return tuple(dict.fromkeys(posts))
