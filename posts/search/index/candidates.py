"""The first stage of a search: which documents may have all the terms, by the index alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from posts.batches import in_batches
from posts.models import Post, SearchDocument, SearchDocumentQuerySet
from posts.search.conditions import (
    Alternatives,
    alternatives_of,
    in_titles,
    is_found_by_index,
    needs_verifying,
)
from posts.search.index.filters import matching_filters
from posts.search.index.row_keys import one_of
from posts.search.index.token_index import TokenLookup
from posts.search.index.verifying import doubtful_spellings
from posts.search.index.visible_documents import Known, newest_first, public_among
from posts.search.query import Filters
from posts.search.search_requests import MOST_HITS, Audience, SearchRequest

#: Documents that a search for MOST_HITS looks through, and hits at which it stops.
_MOST_LOOKED_THROUGH, _MOST_VERIFIED = 500, 400
#: Both, where there are more spellings than people type.
_FEWEST_VERIFIED, _MANY_SPELLINGS = 100, 48
#: Documents that are looked through at a time, until there are hits enough.
_AT_ONCE = 400
#: Of more than these, those with all terms in the title that are looked through beside the newest.
_MOST_TITLED = 100
#: Terms that the index is asked for; more take longer to ask for than to look for in what is found.
_MOST_ASKED = 12
#: Of these, single letters, each of which stands for all the tokens that begin with it.
_MOST_BEGINNINGS = 2

#: Letters that stand in nearly every article: the index would take long to say so.
_EVERYWHERE = frozenset(
    "のにをはがとでもたしいすなるれまてこかっさりくうらよあそきだせけつどんえおみめちろや"
    "ーンスルトイラリクアシドマタレフムロテコジグ"
)

#: More than any archive has.
_EVERY = 2**31


@dataclass(frozen=True)
class Candidates:
    """Documents that may answer, read batch by batch, and whether there are more of them.

    Each must still be looked through for one spelling of each of the ``unverified``, until there
    are more than ``most`` hits.
    """

    batches: Iterable[Sequence[Known]]
    has_more: bool
    unverified: Sequence[Alternatives]
    most: int


@dataclass(frozen=True)
class Bounds:
    """How many documents are looked through, and at how many hits that ends."""

    looked_through: int
    hits: int


def candidates(request: SearchRequest, index: TokenLookup) -> Candidates:
    """Ask the index for the documents that may answer.

    Of more than may be looked through, these are the newest with all terms in the title, and the
    newest (by their keys). Where the filters alone leave few documents, these are looked through:
    all of them may be older than the newest that have the terms.
    """
    query = request.query
    terms = alternatives_of(query.groups)
    indexed = [term for term in terms if is_found_by_index(term)]
    if query.is_empty or (terms and not indexed):
        # Nothing, or nothing but signs: only reading every post would tell.
        return Candidates((), has_more=False, unverified=(), most=0)
    asked = _narrowest(indexed) if index.narrows else []
    unverified = _unverified(terms, asked)
    bounds = _bounds(request, unverified) if index.narrows else Bounds(_EVERY, request.most)
    if not asked or query.filters != Filters():
        newest = _newest(request, terms, bounds)
        if not asked or not newest.has_more:
            return newest
    keys, has_more = _pool(index, asked, bounds.looked_through, request.among)
    return Candidates(_batches_of(keys, request), has_more, unverified, bounds.hits)


def _batches_of(keys: Sequence[int], request: SearchRequest) -> Iterator[list[Known]]:
    """Those of these documents that the request may be told of, each batch the newest first."""
    batches = in_batches(keys, _AT_ONCE)
    is_plain = request.query.filters == Filters() and request.among is None
    if is_plain and request.audience is Audience.READERS:
        yield from (public_among(some, request.at) for some in batches)
        return
    documents = _documents(request)
    for some in batches:
        yield list(_newest_first(documents.filter(one_of(SearchDocument, "post", some)), request))


def _newest(request: SearchRequest, terms: Sequence[Alternatives], bounds: Bounds) -> Candidates:
    """The newest documents that the filters leave, whatever is in them."""
    found = list(_newest_first(_documents(request), request)[: bounds.looked_through + 1])
    has_more = len(found) > bounds.looked_through
    batches = in_batches(found[: bounds.looked_through], _AT_ONCE)
    return Candidates(batches, has_more, terms, bounds.hits)


def _newest_first(
    documents: SearchDocumentQuerySet, request: SearchRequest
) -> QuerySet[SearchDocument, Known]:
    return newest_first(documents, all_have_dates=request.audience is Audience.READERS)


def _documents(request: SearchRequest) -> SearchDocumentQuerySet:
    everything = SearchDocument.objects.all()
    seen = everything.public(request.at) if request.audience is Audience.READERS else everything
    if request.among is not None:
        seen = seen.filter(post__in=request.among.order_by().values("pk"))
    return matching_filters(seen, request.query.filters)


def _unverified(terms: Iterable[Alternatives], asked: Sequence[Alternatives]) -> list[Alternatives]:
    """The terms that a text must be looked through for, when the index was asked for some."""
    return [term for term in terms if needs_verifying(term) or term not in asked]


def _bounds(request: SearchRequest, unverified: Iterable[Alternatives]) -> Bounds:
    """The bounds of a search; whoever wants more hits than usual waits longer."""
    excluded = alternatives_of((term,) for term in request.query.excluded)
    doubtful = [] if request.within_words else doubtful_spellings(request.query)
    spellings = sum(map(len, (*unverified, *excluded, *doubtful)))
    if not spellings:
        return Bounds(request.most, request.most)
    looked_through, hits = _MOST_LOOKED_THROUGH, _MOST_VERIFIED
    if spellings >= _MANY_SPELLINGS:
        looked_through = hits = _FEWEST_VERIFIED
    share = max(1, request.most // MOST_HITS)
    return Bounds(min(request.most, looked_through * share), min(request.most, hits * share))


def _narrowest(terms: Sequence[Alternatives]) -> list[Alternatives]:
    """The terms that the index is asked for; the others are looked for in what it finds."""
    begun = [term for term in terms if any(n.is_prefix for one in term for n in one.needed)]
    whole = [term for term in terms if term not in begun]
    rare = [term for term in begun if not any(one.needle in _EVERYWHERE for one in term)]
    asked = [*whole, *rare[:_MOST_BEGINNINGS]][:_MOST_ASKED]
    # One of so many words stands in nearly every article, too.
    return [term for term in asked if len(term) < _MANY_SPELLINGS]


def _pool(
    index: TokenLookup, terms: Sequence[Alternatives], most: int, among: QuerySet[Post] | None
) -> tuple[list[int], bool]:
    if among is not None:
        # The newest of all that have the terms may hold none of these few: so all are asked for.
        wanted = set(among.order_by().values_list("pk", flat=True))
        inside = [key for key in index.keys(terms, _EVERY) if key in wanted]
        return inside[:most], len(inside) > most
    keys = index.keys(terms, most + 1)
    if len(keys) <= most:
        return keys, False
    titled = index.keys(in_titles(terms), min(most, _MOST_TITLED))
    return list(dict.fromkeys((*titled, *keys[:most]))), True
