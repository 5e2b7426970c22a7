"""Searching: candidates by the index, verified by reading them, and the best of them ranked."""

from __future__ import annotations

from dataclasses import replace

from posts.search.conditions import alternatives_of
from posts.search.index.candidates import Candidates, candidates
from posts.search.index.facet_counts import facet_counts, facet_counts_of
from posts.search.index.index_in_use import token_index
from posts.search.index.stored_words import words_of
from posts.search.index.token_index import TokenLookup
from posts.search.index.verifying import on_boundaries, verified
from posts.search.index_entries import StoredWords
from posts.search.ranking import by_places_of_terms, newness, ranked
from posts.search.search_requests import Hits, Order, SearchRequest

#: Candidates that are ranked in full; more than these improve nothing that was measured.
MOST_READ = 20
#: The same where there are more spellings than people type.
_FEWEST_READ, _MANY_SPELLINGS = 15, 48


def search(request: SearchRequest, engine: TokenLookup | None = None) -> Hits:
    """The posts that answer, in their order; the same on every database and with every engine.

    An ``engine`` outside, where one is given, is asked for tokens in place of the database's own
    index. It may not have heard yet what was saved a moment ago: the database says who may see a
    post and what its words are now, and every term is verified by these.
    """
    if engine is None:
        return _hits_among(candidates(request, token_index()), request)
    found = candidates(request, engine)
    return _hits_among(replace(found, unverified=alternatives_of(request.query.groups)), request)


def _hits_among(candidates: Candidates, request: SearchRequest) -> Hits:
    query = request.query
    if not query.groups and not query.excluded:
        keys = tuple(key for some in candidates.batches for key, _ in some)
        return Hits(keys, candidates.has_more, facets=facet_counts_of(keys))
    hits = _verified(candidates, request)
    if request.order is Order.RELEVANCE:
        hits = by_places_of_terms(hits, alternatives_of(query.groups))
    told = hits[: candidates.most]
    standing = told if request.within_words else on_boundaries(told, query)
    keys = tuple(hit.key for hit in _with_the_best_first(standing, request))
    facets = facet_counts(hit.facets for hit in standing)
    has_more = candidates.has_more or len(hits) > len(told)
    return Hits(keys, has_more, len(told) - len(standing), facets)


def _verified(candidates: Candidates, request: SearchRequest) -> list[StoredWords]:
    """Those that have what was asked for, the newest first; one more than may be told is enough."""
    excluded = alternatives_of((term,) for term in request.query.excluded)
    batches: list[list[StoredWords]] = []
    for known in candidates.batches:
        batches.append(verified(words_of(known), candidates.unverified, excluded))
        if sum(map(len, batches)) > candidates.most:
            break
    hits = [hit for some in batches for hit in some]
    # Each batch is in order, but the next one may hold newer documents.
    return hits if len(batches) < 2 else sorted(hits, key=newness, reverse=True)


def _with_the_best_first(hits: list[StoredWords], request: SearchRequest) -> list[StoredWords]:
    query = request.query
    if request.order is not Order.RELEVANCE or not query.groups:
        return hits
    spellings = sum(len(term.alternatives) for term in query.terms)
    most = MOST_READ if spellings < _MANY_SPELLINGS else _FEWEST_READ
    return [*ranked(hits[:most], query, request.freshness, request.at), *hits[most:]]
