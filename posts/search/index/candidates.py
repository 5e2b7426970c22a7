"""The first stage of a search: which documents may have all the terms, by the index alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from posts.models import SearchDocument, SearchDocumentQuerySet
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
from posts.search.index.visible_documents import Known, read_newest_first
from posts.search.search_requests import Audience, SearchRequest

#: Documents that are read at a time, until there are hits enough: mostly the first will do.
_AT_ONCE = 11_000
#: Documents that are looked up one by one where no more have the tokens.
_FEW = 3_000
#: Those with all terms in the title that are told of more hits than may be told.
_MOST_TITLED = 100
#: Terms that the index is asked for; more take longer to ask for than to look for in what is found.
_MOST_ASKED = 12
#: Of these, single letters, each of which stands for all the tokens that begin with it.
_MOST_BEGINNINGS = 2
#: One of so many words stands in nearly every article: the index would take long to say so.
_MANY_SPELLINGS = 48

#: Letters that stand in nearly every article.
_EVERYWHERE = frozenset(
    "のにをはがとでもたしいすなるれまてこかっさりくうらよあそきだせけつどんえおみめちろや"
    "ーンスルトイラリクアシドマタレフムロテコジグ"
)


@dataclass(frozen=True)
class Candidates:
    """All documents that may answer, the newest first, read batch by batch as they are needed.

    Each must still be looked through for one spelling of each of the ``unverified``.
    """

    batches: Iterator[list[Known]]
    unverified: Sequence[Alternatives]


def candidates(request: SearchRequest, index: TokenLookup) -> Candidates:
    """Ask for the documents that may answer: those that the filters leave, with all the tokens.

    Nothing is read of them before the first batch is taken.
    """
    query = request.query
    terms = alternatives_of(query.groups)
    indexed = [term for term in terms if is_found_by_index(term)]
    if query.is_empty or (terms and not indexed):
        # Nothing, or nothing but signs: only reading every post would tell.
        return Candidates(iter(()), ())
    documents = _documents(request)
    asked = _narrowest(indexed) if index.narrows else []
    if not asked:
        return Candidates(_batches(documents, request), terms)
    unverified = [term for term in terms if needs_verifying(term) or term not in asked]
    return Candidates(_batches(_having(documents, asked, index), request), unverified)


def titled_candidates(request: SearchRequest, index: TokenLookup) -> list[Known]:
    """The newest that may have all terms in the title; none where only reading would tell."""
    indexed = [term for term in alternatives_of(request.query.groups) if is_found_by_index(term)]
    asked = _narrowest(indexed) if index.narrows else []
    if not asked:
        return []
    titled = _having(_documents(request), in_titles(asked), index)
    return _newest(titled, slice(_MOST_TITLED), request)


def _having(
    documents: SearchDocumentQuerySet, terms: Sequence[Alternatives], index: TokenLookup
) -> SearchDocumentQuerySet:
    """Those with all these terms by their tokens."""
    keys = index.keys(terms, _FEW + 1)
    # To look up many one by one takes the database longer than to walk the newest and to ask of
    # each whether it is among them.
    if len(keys) > _FEW:
        return index.among(documents, terms)
    return documents.filter(one_of(SearchDocument, "post", keys))


def _batches(documents: SearchDocumentQuerySet, request: SearchRequest) -> Iterator[list[Known]]:
    for start in count(step=_AT_ONCE):
        batch = _newest(documents, slice(start, start + _AT_ONCE), request)
        yield batch
        if len(batch) < _AT_ONCE:
            return


def _newest(documents: SearchDocumentQuerySet, some: slice, request: SearchRequest) -> list[Known]:
    all_have_dates = request.audience is Audience.READERS
    return read_newest_first(documents, some, all_have_dates=all_have_dates)


def _documents(request: SearchRequest) -> SearchDocumentQuerySet:
    everything = SearchDocument.objects.all()
    seen = everything.public(request.at) if request.audience is Audience.READERS else everything
    if request.among is not None:
        seen = seen.filter(post__in=request.among.order_by().values("pk"))
    return matching_filters(seen, request.query.filters)


def _narrowest(terms: Sequence[Alternatives]) -> list[Alternatives]:
    """The terms that the index is asked for; the others are looked for in what it finds."""
    begun = [term for term in terms if any(n.is_prefix for one in term for n in one.needed)]
    whole = [term for term in terms if term not in begun]
    rare = [term for term in begun if not any(one.needle in _EVERYWHERE for one in term)]
    asked = [*whole, *rare[:_MOST_BEGINNINGS]][:_MOST_ASKED]
    return [term for term in asked if len(term) < _MANY_SPELLINGS]
