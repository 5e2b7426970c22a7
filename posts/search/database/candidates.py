"""The first stage of a search: which documents may have all the terms, by the index alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from posts.models import Post, SearchDocument, SearchDocumentQuerySet
from posts.search.conditions import (
    Alternatives,
    alternatives_of,
    in_titles,
    is_found_by_index,
    needs_verifying,
)
from posts.search.database.boundaries import doubtful_spellings
from posts.search.database.facts import with_facts
from posts.search.database.standing import Known, newest_first, public_among
from posts.search.database.token_index import TokenIndex, token_index
from posts.search.keys import one_of
from posts.search.query import Filters
from posts.search.requests import MOST_HITS, Audience, SearchRequest

#: Of a search for MOST_HITS, documents whose whole texts are looked through to verify it.
_MOST_VERIFIED = 300
#: The same where there are more spellings than people type.
_FEWEST_VERIFIED = 100
_MANY_SPELLINGS = 48
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
    """Documents that may answer, the newest first, and whether there are more of them.

    Each must still be looked through for one spelling of each of the ``unverified``.
    """

    documents: Sequence[Known]
    has_more: bool
    unverified: Sequence[Alternatives]


def candidates(request: SearchRequest) -> Candidates:
    """Ask the index for the documents that may answer.

    Of more than may be looked through, these are the newest (by their keys), and the newest with
    all terms in the title.
    """
    query = request.query
    terms = alternatives_of(query.groups)
    indexed = [term for term in terms if is_found_by_index(term)]
    if query.is_empty or (terms and not indexed):
        # Nothing, or nothing but signs: only reading every post would tell.
        return Candidates((), has_more=False, unverified=())
    index = token_index()
    asked = _narrowest(indexed) if index.narrows else []
    unverified = [term for term in terms if needs_verifying(term) or term not in asked]
    most = _most(request, unverified)
    if asked:
        keys, has_more = _pool(index, asked, most, request.among)
        return Candidates(of_keys(keys, request), has_more, unverified)
    documents = newest_first(_documents(request))
    # Without an index, every document is looked through.
    found = list(documents[: most + 1]) if index.narrows else list(documents)
    has_more = index.narrows and len(found) > most
    return Candidates(found[:most] if has_more else found, has_more, unverified)


def of_keys(keys: Sequence[int], request: SearchRequest) -> list[Known]:
    """Those of these documents that the request may be told of, the newest first."""
    is_plain = request.query.filters == Filters() and request.among is None
    if is_plain and request.audience is Audience.READERS:
        return public_among(keys, request.at)
    return list(newest_first(_documents(request).filter(one_of(SearchDocument, "post", keys))))


def _documents(request: SearchRequest) -> SearchDocumentQuerySet:
    everything = SearchDocument.objects.all()
    seen = everything.public(request.at) if request.audience is Audience.READERS else everything
    if request.among is not None:
        seen = seen.filter(post__in=request.among.order_by().values("pk"))
    return with_facts(seen, request.query.filters)


def _most(request: SearchRequest, unverified: Iterable[Alternatives]) -> int:
    """How many documents are looked through; whoever wants more hits than usual waits longer."""
    excluded = alternatives_of((term,) for term in request.query.excluded)
    doubtful = [] if request.within_words else doubtful_spellings(request.query)
    spellings = sum(map(len, (*unverified, *excluded, *doubtful)))
    if not spellings:
        return request.most
    most = _MOST_VERIFIED if spellings < _MANY_SPELLINGS else _FEWEST_VERIFIED
    return min(request.most, max(most, most * request.most // MOST_HITS))


def _narrowest(terms: Sequence[Alternatives]) -> list[Alternatives]:
    """The terms that the index is asked for; the others are looked for in what it finds."""
    begun = [term for term in terms if any(n.is_prefix for one in term for n in one.needed)]
    whole = [term for term in terms if term not in begun]
    rare = [term for term in begun if not any(one.needle in _EVERYWHERE for one in term)]
    return [*whole, *rare[:_MOST_BEGINNINGS]][:_MOST_ASKED]


def _pool(
    index: TokenIndex, terms: Sequence[Alternatives], most: int, among: QuerySet[Post] | None
) -> tuple[list[int], bool]:
    if among is not None:
        # The newest of all that have the terms may hold none of these few: so all are asked for.
        wanted = set(among.order_by().values_list("pk", flat=True))
        inside = [key for key in index.keys(terms, _EVERY) if key in wanted]
        return inside[:most], len(inside) > most
    keys = index.keys(terms, most + 1)
    if len(keys) <= most:
        return keys, False
    return list({*keys[:most], *index.keys(in_titles(terms), min(most, _MOST_TITLED))}), True
