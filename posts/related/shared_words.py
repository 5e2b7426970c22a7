"""Why two articles are near: the words of the one that tell of the other too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from posts.related.weights import Vector
from posts.search.tokens import fold
from posts.search.tokens.terms import term_counts, term_hash

#: More words than these explain no better.
MOST_WORDS = 5

#: Words that are looked at piece by piece; a longer text shares whole words with what is near it.
_MOST_IN_PIECES = 40
#: What still says something of the word that it is from: 風力 of 洋上風力, センター, but not ンタ.
_PIECE = re.compile("[一-鿿々]{2,}|.*[ァ-ヺー].*[ァ-ヺー].*[ァ-ヺー].*")


def telling_words(words: Iterable[str], vector: Vector) -> dict[str, list[int]]:
    """The terms of each of the words, as far as every one of them weighs in the article."""
    terms = {word: list(map(term_hash, term_counts(fold(word)))) for word in words}
    return {word: of_it for word, of_it in terms.items() if of_it and all(map(vector.get, of_it))}


def shared_words(words: Mapping[str, list[int]], one: Vector, other: Vector) -> list[str]:
    """Those of the telling words of one article that tell of the other too, the heaviest first.

    A word inside another one is left out; there are at most ``MOST_WORDS``.
    """
    scored = [
        (-sum(one[term] * other[term] for term in terms), word)
        for word, terms in words.items()
        if all(map(other.get, terms))
    ]
    return _heaviest(scored)


def shared_pieces(words: Iterable[str], vector: Vector, folded_text: str) -> list[str]:
    """The words of an article that stand in another one's text, else their longest piece there.

    For two articles without a telling word in common: a word may be weightless by half, as
    データセンター where all write of データ, or have another one around it.
    """
    scored = []
    for word in sorted(words)[:_MOST_IN_PIECES]:
        folded = fold(word)
        piece = next((one for one in _pieces(folded) if one in folded_text), "")
        weight = sum(vector.get(term_hash(term), 0.0) for term in term_counts(piece))
        if weight:
            scored.append((-weight, word if piece == folded else piece))
    return _heaviest(scored)


def _pieces(folded: str) -> Iterator[str]:
    """A word, and what is left of it when letters are taken off its ends, the longest first."""
    yield folded
    for length in range(len(folded) - 1, 1, -1):
        for start in range(len(folded) - length + 1):
            piece = folded[start : start + length]
            if _PIECE.fullmatch(piece):
                yield piece


def _heaviest(scored: Iterable[tuple[float, str]]) -> list[str]:
    found: list[str] = []
    for _, word in sorted(scored):
        if not any(word in longer or longer in word for longer in found):
            found.append(word)
    return found[:MOST_WORDS]
