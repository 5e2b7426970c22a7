"""Counts by hash, packed into bytes as the database and the import's workers hand them on."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Mapping

from posts.search.tokens import pairs_of
from posts.search.topics.terms import MOST_TERMS, main_terms

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
