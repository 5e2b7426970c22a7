"""Ranking in two stages, the same for every database and engine: a rough order by where terms
stand, then the best read in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import pow

from posts.search.conditions import Alternatives
from posts.search.entries import StoredWords, unmarked
from posts.search.query import Counts, ParsedQuery, Term, count
from posts.search.query.morphemes import stands_as_word

#: What a term counts for in each place, in the first stage too.
IN_TITLE, IN_TAGS, IN_EXCERPT = 8, 3, 2

#: Terms that count in the rough order; nobody types more than these and minds their weight.
_MOST_WEIGHED = 8

#: BM25's saturation and length for the body: the usual k1 and b, and the mean length of a body.
_MOST_FOR_BODY = 2.2
_SATURATION, _LENGTH, _MEAN_LENGTH = 1.2, 0.75, 9000

#: What a hit counts that is only a piece of another word: 京都 in 東京都, ラム in プログラム.
_PIECE = 0.1

_SECONDS_OF_A_YEAR = 365.25 * 24 * 3600


def in_rough_order(
    documents: Sequence[StoredWords], terms: Sequence[Alternatives]
) -> list[StoredWords]:
    """The first stage: those with more of the terms in title, tags and excerpt come first.

    Among equals the order stays as it was.
    """
    weighed = [[one.needle for one in term] for term in terms[:_MOST_WEIGHED]]
    return sorted(documents, key=lambda one: _weight(one, weighed), reverse=True)


def ranked(
    documents: Sequence[StoredWords], query: ParsedQuery, freshness: int, at: datetime
) -> list[StoredWords]:
    """The documents, the best first; ties go by date and key, the newest first.

    ``freshness`` is how much more a new one counts than an old one, in percent.
    """
    groups = [_spellings(group) for group in query.groups]
    worths = {one.key: score(one, groups) * _freshness(one, freshness, at) for one in documents}
    return sorted(documents, key=lambda one: (worths[one.key], *_newness(one)), reverse=True)


def score(document: StoredWords, groups: Sequence[tuple[str, ...]]) -> float:
    """How well the document answers to the groups of folded spellings, whatever its date."""
    places = [unmarked(text) for text in (document.title, document.tags, document.excerpt)]
    body = document.body
    total = 0.0
    for spellings in groups:
        for weight, place in zip((IN_TITLE, IN_TAGS, IN_EXCERPT), places, strict=True):
            presence = _presence(count(place, spellings))
            if weight == IN_TITLE and not stands_as_word(place, spellings):
                presence = min(presence, _PIECE)
            total += weight * presence
        total += _of_body(count(body, spellings), len(body))
    return total


def _weight(document: StoredWords, terms: Iterable[Sequence[str]]) -> int:
    places = ((document.title, IN_TITLE), (document.tags, IN_TAGS), (document.excerpt, IN_EXCERPT))
    total = 0
    for needles in terms:
        for place, weight in places:
            for needle in needles:
                if needle in place:
                    total += weight
                    break
    return total


def _spellings(group: Iterable[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling for term in group for spelling in term.alternatives))


def _presence(counts: Counts) -> float:
    if counts.aligned:
        return 1.0
    return _PIECE if counts.found else 0.0


def _of_body(counts: Counts, length: int) -> float:
    times = counts.aligned + _PIECE * (counts.found - counts.aligned)
    damping = _SATURATION * (1 - _LENGTH + _LENGTH * length / _MEAN_LENGTH)
    return _MOST_FOR_BODY * times / (times + damping)


def _freshness(document: StoredWords, percent: int, at: datetime) -> float:
    """A factor from 1 (old or undated) up to 1 + ``percent`` / 100 (new); halved every year."""
    if not document.published_at:
        return 1.0
    years = max(0.0, (at - document.published_at).total_seconds() / _SECONDS_OF_A_YEAR)
    return 1.0 + percent / 100 * pow(0.5, years)


def _newness(document: StoredWords) -> tuple[float, int]:
    when = document.published_at.timestamp() if document.published_at else float("-inf")
    return when, document.key
