"""Why two articles are near: the words of the one that tell of the other too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posts.search.tokens import fold
from posts.search.topics.terms import term_counts, term_hash
from posts.search.topics.weights import Vector

#: More words than these explain no better.
MOST_WORDS = 5


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
    found: list[str] = []
    for _, word in sorted(scored):
        if not any(word in longer or longer in word for longer in found):
            found.append(word)
    return found[:MOST_WORDS]
