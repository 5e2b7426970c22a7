"""Searching: candidates by the index, verified by reading them, all ranked, the best in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from posts.search.conditions import Alternatives, alternatives_of
from posts.search.index.candidates import Candidates, candidates, titled_candidates
from posts.search.index.facet_counts import facet_counts, facet_counts_of
from posts.search.index.index_in_use import token_index
from posts.search.index.stored_words import words_of
from posts.search.index.token_index import TokenLookup
from posts.search.index.verifying import on_boundaries, verified
from posts.search.index.visible_documents import Known
from posts.search.index_entries import StoredWords
from posts.search.ranking import newness, ranked, roughly_ranked
from posts.search.search_requests import Hits, Order, SearchRequest

#: Hits that are ranked in full; more than these improve nothing that was measured.
MOST_READ = 20
#: The same where there are more spellings than people type.
_FEWEST_READ, _MANY_SPELLINGS = 15, 48


def search(request: SearchRequest, engine: TokenLookup | None = None) -> Hits:
    """The posts that answer, in their order; the same on every database and with every engine.

    An ``engine`` outside, where one is given, is asked for tokens in place of the database's own
    index. It may not have heard yet what was saved a moment ago: the database says who may see a
    post and what its words are now, and every term is verified by these.
    """
    index = engine or token_index()
    found = candidates(request, index)
    if engine is not None:
        found = replace(found, unverified=alternatives_of(request.query.groups))
    if not request.query.groups and not request.query.excluded:
        return _newest_among(found, request.most)
    hits = _verified(found.batches, found.unverified, request)
    has_more = len(hits) > request.most
    if has_more and request.order is Order.RELEVANCE:
        titled = _verified([titled_candidates(request, index)], found.unverified, request)
        hits = _with(titled, hits, request.most)
    return _told(hits[: request.most], has_more, request)


def _newest_among(candidates: Candidates, most: int) -> Hits:
    """All candidates, of which none needs to be read."""
    keys: list[int] = []
    for batch in candidates.batches:
        keys += [key for key, _ in batch]
        if len(keys) > most:
            break
    told = tuple(keys[:most])
    return Hits(told, len(keys) > most, facets=facet_counts_of(told))


def _verified(
    batches: Iterable[list[Known]], unverified: Sequence[Alternatives], request: SearchRequest
) -> list[StoredWords]:
    """Those that have what was asked for, the newest first; one more than may be told is enough."""
    excluded = alternatives_of((term,) for term in request.query.excluded)
    hits: list[StoredWords] = []
    for known in batches:
        hits += verified(words_of(known), unverified, excluded)
        if len(hits) > request.most:
            break
    return hits


def _with(titled: list[StoredWords], hits: list[StoredWords], most: int) -> list[StoredWords]:
    """Those with the terms in the title and the newest others, the newest first."""
    told = {hit.key: hit for hit in (*titled, *hits)}
    return sorted(islice(told.values(), most), key=newness, reverse=True)


def _told(hits: list[StoredWords], has_more: bool, request: SearchRequest) -> Hits:
    standing = hits if request.within_words else on_boundaries(hits, request.query)
    keys = tuple(hit.key for hit in _with_the_best_first(standing, request))
    facets = facet_counts(hit.facets for hit in standing)
    return Hits(keys, has_more, len(hits) - len(standing), facets)


def _with_the_best_first(hits: list[StoredWords], request: SearchRequest) -> list[StoredWords]:
    query = request.query
    if request.order is not Order.RELEVANCE or not query.groups:
        return hits
    rough = roughly_ranked(hits, query, request.freshness, request.at)
    spellings = sum(len(term.alternatives) for term in query.terms)
    most = MOST_READ if spellings < _MANY_SPELLINGS else _FEWEST_READ
    return [*ranked(rough[:most], query, request.freshness, request.at), *rough[most:]]
