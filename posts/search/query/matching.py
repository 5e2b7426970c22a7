"""Whether, where and how well a folded text has what was asked: the last word on every hit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from posts.search.dictionary.word_lists import longer_words

#: A katakana word of at most so many letters is often a piece of another: ラム of プログラム.
SHORT_KATAKANA = 3

#: One of at most so many letters hardly ever means itself there: スト in テスト, but データ does in
#: ビッグデータ.
SHORTEST_KATAKANA = 2

#: No word of traps.txt has so many letters.
LONGEST_LOOK = 16

_ASCII = "[0-9a-z]"
_KATAKANA = "[\u30a1-\u30fa\u30fc]"


@dataclass(frozen=True)
class Match:
    """The half-open span of a hit in the folded text.

    It is aligned unless it looks like a piece of another word: ラム in プログラム, 京都 in 東京都,
    GPT-4 in GPT-4.1. What is not aligned is still a hit; it only ranks lower.
    """

    start: int
    end: int
    is_aligned: bool


@dataclass(frozen=True)
class Counts:
    """How often a text has an alternative, and how often aligned."""

    found: int
    aligned: int


def has(folded_text: str, alternative: str) -> bool:
    """Say whether a folded text contains a folded alternative, with ASCII edges (see matches)."""
    if alternative not in folded_text:
        return False
    patterns = _patterns(alternative)
    return patterns.is_plain or patterns.found.search(folded_text) is not None


def may_be_cut(alternative: str) -> bool:
    """Say whether an alternative is known to stand inside words that do not mean it.

    That is so for katakana of at most ``SHORTEST_KATAKANA`` letters and the words of traps.txt.
    """
    return _is_katakana(alternative, SHORTEST_KATAKANA) or bool(longer_words(alternative))


def has_aligned(text: str, alternative: str) -> bool:
    """Say whether a text has an alternative that may be cut at least once outside such a word.

    The text is folded; marked edges in it make no difference, since these alternatives are words
    of kana and kanji.
    """
    return alternative in text and _patterns(alternative).apart.search(text) is not None


def is_aligned_at(text: str, alternative: str, place: int) -> bool:
    """Say whether an alternative stands at this place of a text, and not inside such a word.

    ``LONGEST_LOOK`` characters around the place are enough to tell.
    """
    return _patterns(alternative).apart.match(text, place) is not None


def matches(folded_text: str, alternative: str, most: int | None = None) -> tuple[Match, ...]:
    """Return where a folded text has a folded alternative, from left to right, not overlapping.

    Only the first ``most`` places are told, all where it is None. A beginning or end in ``a-z0-9``
    must be the edge of a word: GPT-4 is not in GPT-4o.
    """
    return tuple(islice(_matches(folded_text, alternative), most))


class Counting:
    """What counts the hits of a term's alternatives together, each place once.

    ``alternatives`` are those that need to be looked for. Where a text has none of the
    ``suspects``, all their hits in it are aligned, so that to find them is enough; None where no
    list of suspects can say so.
    """

    def __init__(self, alternatives: Iterable[str]) -> None:
        self.alternatives = _apart(tuple(alternatives))
        self._patterns = [_patterns(one) for one in self.alternatives]
        self.suspects = _suspects_of(self.alternatives)

    def counts(self, folded_text: str) -> Counts:
        """The hits in a folded text."""
        found = aligned = 0
        for alternative, patterns in zip(self.alternatives, self._patterns, strict=True):
            if alternative in folded_text:
                # A pattern of plain letters takes five times as long as counting them.
                hits = (
                    folded_text.count(alternative)
                    if patterns.is_plain
                    else len(patterns.found.findall(folded_text))
                )
                found += hits
                is_all = patterns.is_aligned_anywhere
                aligned += hits if is_all else len(patterns.aligned.findall(folded_text))
        return Counts(found, aligned)


def _suspects_of(alternatives: Iterable[str]) -> tuple[str, ...] | None:
    """What stands wherever a hit of one of the alternatives is not aligned; see _patterns."""
    suspects: list[str] = []
    for one in alternatives:
        if _is_katakana(one, SHORT_KATAKANA):
            return None
        suspects += longer_words(one)
        if re.match("[0-9]", one):
            suspects += [f".{one}", f",{one}"]
        if re.search("[0-9]\\Z", one):
            suspects += [f"{one}.", f"{one},"]
        if re.search("[a-z]\\Z", one):
            suspects += [f"{one}+", f"{one}#"]
    return tuple(suspects)


def _matches(folded_text: str, alternative: str) -> Iterator[Match]:
    if alternative not in folded_text:
        return
    patterns = _patterns(alternative)
    for hit in patterns.found.finditer(folded_text):
        is_aligned = patterns.is_aligned_anywhere or bool(
            patterns.aligned.match(folded_text, hit.start())
        )
        yield Match(hit.start(), hit.end(), is_aligned)


@lru_cache(maxsize=2048)
def _apart(alternatives: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is found wherever a shorter alternative is: 取り組み where 取り組 is one."""
    plain = [one for one in alternatives if not re.search(_ASCII, one[0] + one[-1])]
    return tuple(
        one for one in alternatives if not any(less in one and less != one for less in plain)
    )


@dataclass(frozen=True)
class _Patterns:
    found: re.Pattern[str]
    aligned: re.Pattern[str]
    apart: re.Pattern[str]
    is_plain: bool
    is_aligned_anywhere: bool


@lru_cache(maxsize=2048)
def _patterns(alternative: str) -> _Patterns:
    # What must stand before comes behind the text, as a look back over it: a pattern that begins
    # with letters is searched many times faster.
    text = re.escape(alternative)
    start = f"(?<!{_ASCII}{text})" if re.match(_ASCII, alternative) else ""
    end = f"(?!{_ASCII})" if re.search(f"{_ASCII}\\Z", alternative) else ""
    found = text + start + end
    traps = "".join(f"(?!(?<={re.escape(head)}{text}){tail})" for head, tail in _cut(alternative))
    signs = _signs_of_alignment(alternative) + traps
    return _Patterns(
        found=re.compile(found),
        aligned=re.compile(found + signs),
        apart=re.compile(found + _edges_of_katakana(alternative, SHORTEST_KATAKANA) + traps),
        is_plain=found == text,
        is_aligned_anywhere=not signs,
    )


def _signs_of_alignment(alternative: str) -> str:
    """What must stand before and after an aligned hit, as a pattern behind it."""
    text = re.escape(alternative)
    signs = _edges_of_katakana(alternative, SHORT_KATAKANA)
    if re.match("[0-9]", alternative):
        signs += f"(?<![0-9][.,]{text})"
    if re.search("[0-9]\\Z", alternative):
        signs += "(?![.,][0-9])"
    if re.search("[a-z]\\Z", alternative):
        signs += "(?![+#])"
    return signs


def _edges_of_katakana(alternative: str, longest: int) -> str:
    """That katakana of at most so many letters stands alone, as a pattern behind it."""
    if not _is_katakana(alternative, longest):
        return ""
    return f"(?<!{_KATAKANA}{re.escape(alternative)})(?!{_KATAKANA})"


def _is_katakana(alternative: str, longest: int) -> bool:
    return len(alternative) <= longest and bool(re.fullmatch(f"{_KATAKANA}+", alternative))


def _cut(alternative: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind the alternative in each longer word it is no part of."""
    for word in longer_words(alternative):
        place = word.find(alternative)
        yield word[:place], re.escape(word[place + len(alternative) :])
