"""Passages of a post around what was found, with marks exact on the original text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from posts.rendering.own_text import own_part
from posts.search.index_entries import FIELD
from posts.search.query import Term, matches
from posts.search.tokens import Folded, folded

#: Characters of a snippet: two lines on a desk, four on a phone.
LENGTH = 120

#: Characters shown before the first hit, unless a sentence begins there.
_LEAD = 24
#: Hits that are looked at, and of each spelling at least; the best passage is among the first ones.
_MOST_HITS, _FEWEST_HITS = 24, 8
#: Folding shifts places by what it leaves out and unfolds; so much more is searched around.
_SLACK = 40

_SENTENCE_END = re.compile("[。！？!?\\n]")


@dataclass(frozen=True)
class SnippetPart:
    """A piece of the original text; marked if it is a hit."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Snippet:
    """A passage of the original as parts that follow one another, and whether more stands around.

    The parts' texts together are the passage itself, unescaped.
    """

    parts: tuple[SnippetPart, ...]
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    term: int
    is_aligned: bool


def snippet(original: str, folded_text: str, terms: Sequence[Term]) -> Snippet:
    """Return the first passage of ``original`` with the most different terms, hits marked.

    ``folded_text`` is ``fold(original)``, as it was stored. Hits that are aligned count more than
    pieces of other words. Where nothing is found, the snippet is the beginning. A hit is marked
    whole: all of ㈱, ﾃﾞ with its mark, the last ー of サーバー. Nothing is taken from what is not
    the article's own text.
    """
    original, folded_text = own_part(original), folded_text.partition(FIELD)[0]
    hits = _hits(folded_text, terms)
    start = _start(folded_text, hits)
    window = (start, min(len(folded_text), start + LENGTH))
    inside = [hit for hit in hits if window[0] <= hit.start and hit.end <= window[1]]
    offset, passage, shift = _unfolded(original, folded_text, window)
    if window[0] == window[1]:
        return Snippet((), is_cut_before=False, is_cut_after=bool(original.strip()))
    first, last = passage.original_span(window[0] - shift, window[1] - shift)
    spans = [passage.original_span(hit.start - shift, hit.end - shift) for hit in inside]
    first, last = offset + first, offset + last
    return Snippet(
        _parts(original, (first, last), [(offset + a, offset + b) for a, b in spans]),
        is_cut_before=bool(original[:first].strip()),
        is_cut_after=bool(original[last:].strip()),
    )


def marked(original: str, terms: Sequence[Term]) -> tuple[SnippetPart, ...]:
    """Return a whole short text, such as a title, as parts with its hits marked."""
    passage = folded(original)
    spans = [passage.original_span(hit.start, hit.end) for hit in _hits(passage.text, terms)]
    return _parts(original, (0, len(original)), spans)


def _hits(folded_text: str, terms: Sequence[Term]) -> list[_Hit]:
    spellings = sum(len(term.alternatives) for term in terms)
    most = max(_FEWEST_HITS, _MOST_HITS // max(1, spellings))
    found = (
        _Hit(match.start, match.end, number, match.is_aligned)
        for number, term in enumerate(terms)
        for spelling in term.alternatives
        for match in matches(folded_text, spelling, most)
    )
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def _start(folded_text: str, hits: list[_Hit]) -> int:
    """Where the best passage begins: shortly before its first hit, or with its sentence."""
    if not hits:
        return 0
    best = max(range(len(hits)), key=lambda first: (_worth(hits, first), -first))
    place = hits[best].start
    earliest = max(0, place - _LEAD)
    ends = [end.end() for end in _SENTENCE_END.finditer(folded_text, earliest, place)]
    return ends[-1] if ends else earliest


def _worth(hits: list[_Hit], first: int) -> tuple[int, int]:
    """How many terms a passage from this hit on has aligned, and how many in any way."""
    end = hits[first].start + LENGTH - _LEAD
    aligned: set[int] = set()
    found: set[int] = set()
    for hit in islice(hits, first, None):
        if hit.end > end:
            break
        found.add(hit.term)
        if hit.is_aligned:
            aligned.add(hit.term)
    return len(aligned), len(found)


def _unfolded(original: str, folded_text: str, window: tuple[int, int]) -> tuple[int, Folded, int]:
    """Fold a stretch of the original that surely holds the window, and find the window in it.

    Returns where the stretch begins, its folding, and by how much places of ``folded_text`` lie
    behind those in it. To fold the whole of a long post for 120 characters would take ten times as
    long, so it is done only where the window is not found nearby.
    """
    wanted = folded_text[window[0] : window[1]]
    drift = abs(len(original) - len(folded_text)) + _SLACK
    begin, end = max(0, window[0] - drift), window[1] + drift
    nearby = folded(original[begin:end])
    place = nearby.text.find(wanted)
    if place >= 0:
        return begin, nearby, window[0] - place
    return 0, folded(original), 0


def _parts(
    original: str, passage: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> tuple[SnippetPart, ...]:
    return tuple(part for part in _cut(original, passage, spans) if part.text)


def _cut(
    original: str, passage: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> Iterator[SnippetPart]:
    place, last = passage
    for start, end in _joined(spans):
        yield SnippetPart(original[place:start], is_marked=False)
        yield SnippetPart(original[start:end], is_marked=True)
        place = end
    yield SnippetPart(original[place:last], is_marked=False)


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one of spans that overlap: 生成AI and AI, or two halves of ㈱."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
