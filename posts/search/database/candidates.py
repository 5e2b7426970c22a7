"""The first stage of a search, in SQL: which documents have all the terms, in a rough order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import F, IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from posts.models import Post, SearchDocument, SearchDocumentQuerySet
from posts.search.database.boundaries import doubtful_spellings
from posts.search.database.conditions import (
    Alternatives,
    alternatives_of,
    in_titles,
    is_found_by_index,
    needs_verifying,
)
from posts.search.database.facts import with_facts
from posts.search.database.token_index import TokenIndex, token_index
from posts.search.database.verifying import any_in, verified
from posts.search.keys import one_of
from posts.search.ranking import IN_EXCERPT, IN_TAGS, IN_TITLE
from posts.search.requests import MOST_HITS, Audience, Order, SearchRequest

#: Of a search for MOST_HITS, documents whose whole texts are read to verify it: a text costs some
#: 30 microseconds on SQLite, most of it to get at its pages.
_MOST_VERIFIED = 300
#: The same where there are more spellings than people type.
_FEWEST_VERIFIED = 100
_MANY_SPELLINGS = 48
#: Terms that the index is asked for; more take longer to ask for than to look for in what is found.
_MOST_ASKED = 12
#: Of these, single letters, each of which stands for all the tokens that begin with it.
_MOST_BEGINNINGS = 2
#: Terms that count in the rough order; nobody types more than these and minds their weight.
_MOST_WEIGHED = 8

#: More than any archive has.
_EVERY = 2**31

_TABLE = SearchDocument._meta.db_table


def candidates(request: SearchRequest) -> tuple[list[int], bool]:
    """The keys of the documents that answer, roughly in order, and whether there are more.

    A query that the index alone finds in more documents than may be told is answered from the
    newest of them (by their keys) and the newest with all its terms in the title.
    """
    if request.query.is_empty:
        return [], False
    index = token_index()
    terms = alternatives_of(request.query.groups)
    excluded = alternatives_of((term,) for term in request.query.excluded)
    indexed = [term for term in terms if is_found_by_index(term)]
    if terms and not indexed:
        # Nothing but signs: only reading every post would tell.
        return [], False
    doubtful = [] if request.within_words else doubtful_spellings(request.query)
    asked = _narrowest(indexed) if index.narrows else []
    unverified = [term for term in terms if needs_verifying(term) or term not in asked]
    found = verified(_documents(request), unverified, excluded)
    has_more = False
    if asked:
        read = [*unverified, *excluded, *doubtful]
        keys, has_more = _pool(index, asked, _most(request, read), request.among)
        found = found.filter(one_of(SearchDocument, "post", keys))
    rows = _ordered(found, terms, request.order).values_list("pk", flat=True)
    best = list(rows[: request.most + 1])
    return best[: request.most], has_more or len(best) > request.most


def roughly_ordered(keys: Sequence[int], request: SearchRequest) -> list[int]:
    """Those of the keys that may be told, in the rough order of a search that found just these."""
    terms = alternatives_of(request.query.groups)
    found = _documents(request).filter(one_of(SearchDocument, "post", keys))
    return list(_ordered(found, terms, request.order).values_list("pk", flat=True))


def _documents(request: SearchRequest) -> SearchDocumentQuerySet:
    everything = SearchDocument.objects.all()
    seen = everything.public(request.at) if request.audience is Audience.READERS else everything
    if request.among is not None:
        seen = seen.filter(post__in=request.among.order_by().values("pk"))
    return with_facts(seen, request.query.filters)


def _most(request: SearchRequest, looked_for: Iterable[Sequence[object]]) -> int:
    """How many documents are looked at; whoever wants more hits than usual waits longer."""
    spellings = sum(map(len, looked_for))
    if not spellings:
        return request.most
    most = _MOST_VERIFIED if spellings < _MANY_SPELLINGS else _FEWEST_VERIFIED
    return min(request.most, max(most, most * request.most // MOST_HITS))


def _narrowest(terms: Sequence[Alternatives]) -> list[Alternatives]:
    """The terms that the index is asked for; the others are looked for in what it finds."""
    begun = [term for term in terms if any(n.is_prefix for one in term for n in one.needed)]
    whole = [term for term in terms if term not in begun]
    return [*whole, *begun[:_MOST_BEGINNINGS]][:_MOST_ASKED]


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
    return list({*keys[:most], *index.keys(in_titles(terms), most)}), True


def _ordered(
    found: SearchDocumentQuerySet, terms: Sequence[Alternatives], order: Order
) -> SearchDocumentQuerySet:
    by_date = (F("published_at").desc(nulls_last=True), "-pk")
    if order is Order.DATE or not terms:
        return found.order_by(*by_date)
    return found.annotate(weight=_weight(terms[:_MOST_WEIGHED])).order_by("-weight", *by_date)


def _weight(terms: Sequence[Alternatives]) -> RawSQL:
    parts, values = [], []
    for term in terms:
        for column, weight in (("title", IN_TITLE), ("tags", IN_TAGS), ("excerpt", IN_EXCERPT)):
            found, spellings = any_in(f"{_TABLE}.{column}", term)
            parts.append(f"CASE WHEN {found} THEN {weight} ELSE 0 END")
            values += spellings
    return RawSQL(" + ".join(parts), values, output_field=IntegerField())
