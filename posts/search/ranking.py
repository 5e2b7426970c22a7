"""The second stage of ranking: the best candidates read in full, the same on every database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import pow

from posts.search.entries import body_of, unmarked
from posts.search.query import Counts, ParsedQuery, Term, count
from posts.search.query.morphemes import stands_as_word

#: What a term counts for in each place, in the first stage too.
IN_TITLE, IN_TAGS, IN_EXCERPT = 8, 3, 2

#: BM25's saturation and length for the body: the usual k1 and b, and the mean length of a body.
_MOST_FOR_BODY = 2.2
_SATURATION, _LENGTH, _MEAN_LENGTH = 1.2, 0.75, 9000

#: What a hit counts that is only a piece of another word: 京都 in 東京都, ラム in プログラム.
_PIECE = 0.1

_SECONDS_OF_A_YEAR = 365.25 * 24 * 3600


@dataclass(frozen=True)
class Candidate:
    """A document that has all the terms; its texts are as they are stored."""

    key: int
    published_at: datetime | None
    title: str
    tags: str
    excerpt: str
    text: str


def ranked(
    candidates: Iterable[Candidate], query: ParsedQuery, freshness: int, at: datetime
) -> list[int]:
    """The keys of the candidates, the best first; ties go by date and key, the newest first.

    ``freshness`` is how much more a new one counts than an old one, in percent.
    """
    groups = [_spellings(group) for group in query.groups]
    scored = [
        (score(one, groups) * _freshness(one, freshness, at), *_newness(one)) for one in candidates
    ]
    scored.sort(reverse=True)
    return [key for *_, key in scored]


def score(candidate: Candidate, groups: Sequence[tuple[str, ...]]) -> float:
    """How well the candidate answers to the groups of folded spellings, whatever its date."""
    places = [unmarked(text) for text in (candidate.title, candidate.tags, candidate.excerpt)]
    body = body_of(candidate.title, candidate.tags, candidate.excerpt, candidate.text)
    total = 0.0
    for spellings in groups:
        for weight, place in zip((IN_TITLE, IN_TAGS, IN_EXCERPT), places, strict=True):
            presence = _presence(count(place, spellings))
            if weight == IN_TITLE and not stands_as_word(place, spellings):
                presence = min(presence, _PIECE)
            total += weight * presence
        total += _of_body(count(body, spellings), len(body))
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


def _freshness(candidate: Candidate, percent: int, at: datetime) -> float:
    """A factor from 1 (old or undated) up to 1 + ``percent`` / 100 (new); halved every year."""
    if not candidate.published_at:
        return 1.0
    years = max(0.0, (at - candidate.published_at).total_seconds() / _SECONDS_OF_A_YEAR)
    return 1.0 + percent / 100 * pow(0.5, years)


def _newness(candidate: Candidate) -> tuple[float, int]:
    when = candidate.published_at.timestamp() if candidate.published_at else float("-inf")
    return when, candidate.key
