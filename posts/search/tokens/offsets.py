"""Where in the original a folded character stood, so that marks are exact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from posts.search.tokens.folding import UNSEEN, WORD_RULES, one_form

# Characters that fold to one character each and to which nothing in front is joined.
_ALONE = (
    "\\t-~\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0-\u00b3\u00b5-\u00b7\u00b9-\u00bb\u00d7"
    "\u2010-\u2015\u2018-\u201f\u2190-\u21ff\u2500-\u266f\u3000-\u3029\u3041-\u3096"
    "\u309d\u309e\u30a0-\u30fe\u4e00-\u9fff\uff01-\uff9d"
)
_TOGETHER = re.compile(f"[^{_ALONE}]+")
_UNSEEN = re.compile(f"[{UNSEEN}]")
# Vowels and last consonants of Korean syllables written in single letters.
_JAMO = re.compile("[\u1161-\u1175\u11a8-\u11c2]")


@dataclass(frozen=True)
class Folded:
    """A folded text and the place of each of its characters in the original.

    ``starts`` and ``ends`` have one entry for each character of ``text``: the half-open span of the
    original that it comes from. Several characters may come from one (㈱), and one from several
    (ﾃﾞ, or 「サーバー」 whose last ー belongs to the バ before it).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original behind ``text[start:end]``.

        It is whole: half of ㈱ gives all of ㈱. Raises ValueError where the span is empty or not
        within the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}..{end} in a text of {len(self.text)} characters")
        return self.starts[start], self.ends[end - 1]


def folded(text: str) -> Folded:
    """Fold ``text`` as ``fold`` does, and keep where each character came from.

    Twice as slow as ``fold``: for passages that are shown, not for archives.
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _pieces(text):
        part = one_form(text[start:end])
        parts.append(part)
        if len(part) == end - start:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(part)
            ends += [end] * len(part)
    return _shortened("".join(parts), starts, ends)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut ``text`` where nothing is composed across the cut, as coarsely as offsets stay exact."""
    place = 0
    for knot in _TOGETHER.finditer(text):
        # A mark may join the character in front of it: か and U+3099 are one が.
        start = max(place, knot.start() - 1)
        if place < start:
            yield place, start
        yield from _clusters(text, start, knot.end())
        place = knot.end()
    if place < len(text):
        yield place, len(text)


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for place in range(start + 1, end):
        if not _joins(text[place]):
            yield start, place
            start = place
    yield start, end


@cache
def _joins(character: str) -> bool:
    """Say whether a character may become one with what stands before it, or is not seen at all."""
    if _UNSEEN.match(character):
        return True
    first = unicodedata.normalize("NFKC", character)[0]
    return unicodedata.category(first)[0] == "M" or bool(_JAMO.match(first))


def _shortened(text: str, starts: list[int], ends: list[int]) -> Folded:
    for rule, instead in WORD_RULES:
        for found in reversed(list(rule.finditer(text))):
            start, end = found.span()
            if end - start == len(instead):
                continue
            last = ends[end - 1]
            del starts[start + len(instead) : end], ends[start + len(instead) : end]
            # What is left out belongs to the character that stays, so that a mark covers it.
            ends[start + len(instead) - 1] = last
        text = rule.sub(instead, text)
    return Folded(text, tuple(starts), tuple(ends))
