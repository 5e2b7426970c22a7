"""A search as an engine outside is asked it: tokens that narrow, rows of pieces that decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from posts.search.backends.contents import pieces
from posts.search.conditions import (
    Alternatives,
    alternatives_of,
    in_titles,
    is_found_by_index,
)
from posts.search.entries import unmarked
from posts.search.index.filters import FilterKeys, filter_keys
from posts.search.requests import Audience, SearchRequest

#: Terms that an engine is asked for; nobody types more and means each of them.
_MOST_TERMS = 64


@dataclass(frozen=True)
class Spelling:
    """One spelling of a term: tokens that a post surely has, and the row of pieces that decides."""

    tokens: tuple[str, ...]
    row: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """Which posts are asked for: those with one spelling of each term, and with no excluded one.

    ``public_at`` is None where drafts are asked for too; with ``in_title``, terms count only there.
    """

    terms: tuple[tuple[Spelling, ...], ...]
    excluded: tuple[tuple[Spelling, ...], ...]
    facts: FilterKeys
    public_at: datetime | None
    in_title: bool = False


def question_of(request: SearchRequest) -> Question | None:
    """The question of a request; None where no post can answer, as with nothing but signs."""
    query = request.query
    if query.is_empty:
        return None
    terms = alternatives_of(query.groups)
    if terms and not any(map(is_found_by_index, terms)):
        return None
    return Question(
        terms=_spellings(terms),
        excluded=_spellings(alternatives_of((term,) for term in query.excluded)),
        facts=filter_keys(query.filters),
        public_at=request.at if request.audience is Audience.READERS else None,
    )


def about_titles(question: Question, request: SearchRequest) -> Question:
    """The same question, asked of titles only."""
    terms = in_titles(alternatives_of(request.query.groups))
    return replace(question, terms=_spellings(terms), in_title=True)


def _spellings(terms: list[Alternatives]) -> tuple[tuple[Spelling, ...], ...]:
    return tuple(
        tuple(
            Spelling(
                tuple(needed.token for needed in one.needed if not needed.is_prefix),
                tuple(pieces(unmarked(one.needle))),
            )
            for one in term
        )
        for term in terms[:_MOST_TERMS]
    )
