"""The telling terms of a folded text, how often each stands there, and their counts as bytes."""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import add
from typing import TypeVar

from posts.search.tokens import pairs_of

#: Terms that are kept of one article: those it says most often. What a long article says once
#: tells nothing of it; by a blind reading of 30 articles more terms make the choices worse.
MOST_TERMS = 128

#: A word of the title counts as often as this.
TITLE_COUNTS = 5

_WORD = re.compile("[0-9a-z]{2,}")
_LETTER = "[^\\W_0-9a-z]"
_TELLING_PAIR = re.compile(f"^(?![ぁ-ゖー]{{2}}){_LETTER}{{2}}$", re.MULTILINE)
_HASH = 0x7FFF_FFFF

Term = TypeVar("Term", int, str)


def term_counts(folded: str) -> Counter[str]:
    """Return how often each term stands in a folded text."""
    pairs = Counter(map(add, folded, folded[1:]))
    return Counter(_telling(pairs, pairs)) + Counter(_WORD.findall(folded))


def main_terms(folded: str, pairs: Mapping[str, int], most: int) -> dict[int, int]:
    """Return the ``most`` most frequent terms of a folded text by their hashes.

    ``pairs`` has how often each pair of ``pairs_of`` stands there. Among equally frequent terms the
    lower one is taken, so that it is always the same.
    """
    counts = _telling(pairs, [pair for pair, times in pairs.items() if times > 1])
    if len(counts) < most:
        counts = _telling(pairs, pairs)
    return hashed(dict(_most_frequent(counts | Counter(_WORD.findall(folded)), most)))


def topic_of(title: str, head: str, body: Mapping[int, int]) -> dict[int, int]:
    """Return how often each term stands in an article, the most frequent ``MOST_TERMS`` only.

    ``title`` and ``head`` (the tags and the excerpt) are folded; ``body`` has the counts of the
    body by hash. The title counts ``TITLE_COUNTS`` times.
    """
    counts = Counter(body)
    counts.update(hashed(term_counts(head)))
    for term, times in hashed(term_counts(title)).items():
        counts[term] += TITLE_COUNTS * times
    return dict(_most_frequent(counts, MOST_TERMS))


def hashed(counts: Mapping[str, int]) -> dict[int, int]:
    """The same counts by the hashes of the terms; two terms of one hash count as one."""
    by_hash: dict[int, int] = {}
    for term, times in counts.items():
        key = term_hash(term)
        by_hash[key] = by_hash.get(key, 0) + times
    return by_hash


def term_hash(term: str) -> int:
    """A number of 31 bits for a term, which every database's plain integer holds."""
    return zlib.crc32(term.encode()) & _HASH


def _telling(pairs: Mapping[str, int], among: Iterable[str]) -> dict[str, int]:
    """The counts of those of the pairs that are terms; one expression over all is quick."""
    return {pair: pairs[pair] for pair in _TELLING_PAIR.findall("\n".join(among))}


def _most_frequent(counts: Mapping[Term, int], most: int) -> list[tuple[Term, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]


#: Terms kept of a body before its title is known: some of them give way to those of the title.
_MOST_OF_A_BODY = MOST_TERMS + MOST_TERMS // 2


def packed(folded_body: str, pairs: Mapping[str, int] | None = None) -> bytes:
    """The most frequent terms of a folded body with their counts.

    ``pairs`` has how often each of ``pairs_of`` stands there, where somebody has counted them.
    """
    counted = Counter(pairs_of(folded_body)) if pairs is None else pairs
    return pack(main_terms(folded_body, counted, _MOST_OF_A_BODY))


def pack(counts: Mapping[int, int]) -> bytes:
    """All hashes and then all counts, 32 bits each, low byte first."""
    numbers = array("I", [*counts.keys(), *counts.values()])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(stored: bytes | memoryview[int]) -> dict[int, int]:
    """The counts that ``pack`` has packed, in their order."""
    numbers = array("I")
    numbers.frombytes(stored)
    if sys.byteorder == "big":
        numbers.byteswap()
    half = len(numbers) // 2
    return dict(zip(numbers[:half], numbers[half:], strict=True))
