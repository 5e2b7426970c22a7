"""Ranking in two stages, the same for every database and engine: all hits roughly, by where terms
stand and how often, then the best of them read in full."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from posts.search.index_entries import StoredWords, marked, unmarked
from posts.search.packed_texts import find, length, packed, times
from posts.search.query import Counting, ParsedQuery, Term
from posts.search.query.morphemes import stands_as_word

#: What a term counts for in each place, in the first stage too.
IN_TITLE, IN_TAGS, IN_EXCERPT = 8, 3, 2

#: What it counts that a headline has all the terms in the order typed.
_IN_ORDER = 2

#: Groups of terms that count in the rough order, and spellings of all of them together; nobody
#: types more than these and minds their weight.
_MOST_WEIGHED, _MOST_COUNTED = 8, 12

#: BM25's saturation and length for the body: the usual k1 and b, and the mean length of a body.
_MOST_FOR_BODY = 2.2
_SATURATION, _LENGTH, _MEAN_LENGTH = 1.2, 0.75, 9000

#: What a hit counts that is only a piece of another word: 京都 in 東京都, ラム in プログラム.
_PIECE = 0.1

_SECONDS_OF_A_YEAR = 365.25 * 24 * 3600


def roughly_ranked(
    documents: Sequence[StoredWords], query: ParsedQuery, freshness: int, at: datetime
) -> list[StoredWords]:
    """The first stage: all documents by their worth as the second one would tell it, roughly.

    Of each group a few spellings are counted, and whether a hit is a piece of a word is not asked:
    that takes a tenth of the time. Among equals the order stays as it was.
    """
    prepared = [_prepared(group) for group in query.groups[:_MOST_WEIGHED]]
    most = max(1, _MOST_COUNTED // max(1, len(prepared)))
    groups = [(group.needles[:most], group.packed[:most]) for group in prepared]
    worths = [_rough_score(one, groups) * _freshness(one, freshness, at) for one in documents]
    places = sorted(range(len(documents)), key=worths.__getitem__, reverse=True)
    return [documents[place] for place in places]


def ranked(
    documents: Sequence[StoredWords], query: ParsedQuery, freshness: int, at: datetime
) -> list[StoredWords]:
    """The documents, the best first; ties go by date and key, the newest first.

    ``freshness`` is how much more a new one counts than an old one, in percent.
    """
    groups = [_prepared(group) for group in query.groups]
    worths = {one.key: _score(one, groups) * _freshness(one, freshness, at) for one in documents}
    return sorted(documents, key=lambda one: (worths[one.key], *newness(one)), reverse=True)


@dataclass(frozen=True)
class _Group:
    """A group of terms: its folded spellings, what counts them, and they as they are stored.

    ``suspects`` are those of the counting, as they are stored.
    """

    spellings: tuple[str, ...]
    counting: Counting
    needles: tuple[str, ...]
    packed: tuple[bytes, ...]
    suspects: tuple[bytes, ...] | None

    def is_all_aligned(self, packed_text: bytes) -> bool:
        """Whether a look at a text tells that none of the hits in it is a piece of a word."""
        return self.suspects is not None and all(
            find(packed_text, suspect) < 0 for suspect in self.suspects
        )


def _prepared(group: Iterable[Term]) -> _Group:
    every = (spelling for term in group for spelling in term.alternatives)
    spellings = tuple(dict.fromkeys(every))
    counting = Counting(spellings)
    needles = tuple(map(marked, counting.alternatives))
    suspects = None
    if counting.suspects is not None:
        suspects = tuple(packed(marked(suspect)) for suspect in counting.suspects)
    return _Group(spellings, counting, needles, tuple(map(packed, needles)), suspects)


def _score(document: StoredWords, groups: Sequence[_Group]) -> float:
    """How well the document answers to the groups, whatever its date."""
    total = _IN_ORDER * float(_has_in_order(unmarked(document.title), groups))
    for group in groups:
        in_title = _presence(document.title, group)
        if in_title and not stands_as_word(unmarked(document.title), group.spellings):
            in_title = _PIECE
        total += IN_TITLE * in_title
        total += IN_TAGS * _presence(document.tags, group)
        total += IN_EXCERPT * _presence(document.excerpt, group)
        total += _of_body(document, group)
    return total


def _has_in_order(title: str, groups: Sequence[_Group]) -> bool:
    """Whether a folded headline has all of several groups, first hit behind first hit."""
    places = [
        min((place for one in group.spellings if (place := title.find(one)) >= 0), default=-1)
        for group in groups
    ]
    return len(places) > 1 and places[0] >= 0 and places == sorted(places)


def _rough_score(
    document: StoredWords, groups: Iterable[tuple[Sequence[str], Sequence[bytes]]]
) -> float:
    total = 0.0
    head, packed_text = document.head, document.packed_text
    damping = _damping(length(packed_text))
    for needles, packed_needles in groups:
        hits = 0
        for needle in packed_needles:
            hits += times(packed_text, needle)
        total += _MOST_FOR_BODY * hits / (hits + damping)
        # Most articles have a term in their body only.
        found = [needle for needle in needles if needle in head]
        if found:
            total += IN_TITLE * any(needle in document.title for needle in found)
            total += IN_TAGS * any(needle in document.tags for needle in found)
            total += IN_EXCERPT * any(needle in document.excerpt for needle in found)
    return total


def _presence(stored: str, group: _Group) -> float:
    """1 where a stored text has one of the spellings as a word, less where as a piece of one."""
    if not any(needle in stored for needle in group.needles):
        return 0.0
    is_word = group.suspects == () or group.counting.counts(unmarked(stored)).aligned
    return 1.0 if is_word else _PIECE


def _of_body(document: StoredWords, group: _Group) -> float:
    begin = document.begin_of_body
    if group.is_all_aligned(document.packed_text):
        # To look for the stored form takes a tenth of the time of unpacking and folding it.
        hits: float = sum(times(document.packed_text, needle, begin) for needle in group.packed)
    else:
        counts = group.counting.counts(document.body)
        hits = counts.aligned + _PIECE * (counts.found - counts.aligned)
    return _MOST_FOR_BODY * hits / (hits + _damping(length(document.packed_text, begin)))


def _damping(characters: int) -> float:
    """What hits are held against in a text of so many characters, by BM25."""
    return _SATURATION * (1 - _LENGTH + _LENGTH * characters / _MEAN_LENGTH)


def _freshness(document: StoredWords, percent: int, at: datetime) -> float:
    """A factor from 1 (old or undated) up to 1 + ``percent`` / 100 (new); halved every year."""
    if not document.published_at:
        return 1.0
    years = max(0.0, (at - document.published_at).total_seconds() / _SECONDS_OF_A_YEAR)
    return 1.0 + percent / 100 * math.pow(0.5, years)


def newness(document: StoredWords) -> tuple[float, int]:
    """By what documents are put in order, the oldest first, and before it those without date."""
    when = document.published_at.timestamp() if document.published_at else float("-inf")
    return when, document.key
