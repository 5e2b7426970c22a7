"""Searching: candidates from SQL in a rough order, then the best of them ranked by reading."""

from __future__ import annotations

from posts.models import SearchDocument
from posts.search.database.boundaries import on_boundaries
from posts.search.database.candidates import candidates
from posts.search.ranking import Candidate, ranked
from posts.search.requests import Hits, Order, SearchRequest

#: Candidates that are read in full; more than these improve nothing that was measured.
MOST_READ = 20
#: The same where there are more spellings than people type.
_FEWEST_READ, _MANY_SPELLINGS = 15, 48


def search(request: SearchRequest) -> Hits:
    """The posts that answer, in their order; the same on every database."""
    found, has_more = candidates(request)
    return answered(found, request, has_more=has_more)


def answered(found: list[int], request: SearchRequest, *, has_more: bool) -> Hits:
    """The hits of a search whose candidates, in their rough order, were found anywhere."""
    keys = found if request.within_words else on_boundaries(found, request.query)
    left_out = len(found) - len(keys)
    if request.order is Order.RELEVANCE and request.query.groups:
        most = _most_read(request)
        best = ranked(_read(keys[:most]), request.query, request.freshness, request.at)
        keys = [*best, *keys[most:]]
    return Hits(tuple(keys), has_more, left_out)


def _most_read(request: SearchRequest) -> int:
    spellings = sum(len(term.alternatives) for term in request.query.terms)
    return MOST_READ if spellings < _MANY_SPELLINGS else _FEWEST_READ


def _read(keys: list[int]) -> list[Candidate]:
    columns = ("pk", "published_at", "title", "tags", "excerpt", "text")
    rows = SearchDocument.objects.filter(pk__in=keys).values_list(*columns)
    return [Candidate(*row) for row in rows]
