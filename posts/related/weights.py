"""How much a term tells of an article (TF-IDF), and how near two articles are (their cosine)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from operator import mul, truediv

#: The weight of each term of an article by its hash; the squares of known terms add up to 1.
Vector = dict[int, float]

#: In an archive of ``_ENOUGH`` articles, a term of more than this share of them tells nothing.
_COMMON_SHARE = 0.3
_ENOUGH = 50

#: By its key terms an article is found. More of them find neighbours that are not near; a term of
#: more than ``_MOST_OF_A_KEY`` articles would bring too many of them.
_MOST_KEYS, _MOST_IN_A_SMALL_ARCHIVE = 10, 20
_MOST_NEW_KEYS = 6
_MOST_OF_A_KEY = 40

#: The fewest articles that a term must stand in for being remembered.
_FEWEST = 2


@dataclass(frozen=True)
class Frequencies:
    """Among how many articles was counted, and how many of them have each term, by its hash.

    A term that is missing was in one article at most.
    """

    documents: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        """Whether a term that was in one article at most is really rare."""
        return self.documents >= _ENOUGH

    @cached_property
    def weights(self) -> dict[int, float]:
        """How much it tells that an article has a term: 0 for a common one."""
        return {term: self._weight(count) for term, count in self.counts.items()}

    @cached_property
    def of_a_rare_one(self) -> float:
        """The same for every term that is missing."""
        return self._weight(1)

    def _weight(self, count: int) -> float:
        if self.is_large and count > _COMMON_SHARE * self.documents:
            return 0.0
        # Above 0 in an archive of any size, also for what is new since the count.
        return math.log((self.documents + 3) / (min(count, self.documents) + 1))


def frequencies_of(topics: Iterable[Iterable[int]]) -> Frequencies:
    """Count in how many articles each term stands; terms of one article are left out."""
    counts: Counter[int] = Counter()
    documents = 0
    for terms in topics:
        counts.update(iter(terms))
        documents += 1
    several = {term: count for term, count in counts.items() if count >= _FEWEST}
    return Frequencies(documents, several)


def vector_of(counts: Mapping[int, int], frequencies: Frequencies) -> Vector:
    """The weights of an article's terms, from how often it says each; empty where none tells.

    What no other article said at the count does not take weight from the rest: else articles of
    few such terms would be near to all. It still counts where a newer article says it too.
    """
    # A save compares hundreds of articles: maps instead of a loop are three times as quick.
    roots = tuple(map(math.sqrt, counts.values()))
    weights = map(frequencies.weights.get, counts, repeat(frequencies.of_a_rare_one))
    products = tuple(map(mul, roots, weights))
    known = map(mul, roots, map(frequencies.weights.get, counts, repeat(0.0)))
    length = (frequencies.is_large and math.hypot(*known)) or math.hypot(*products) or 1.0
    vector = dict(zip(counts, map(truediv, products, repeat(length)), strict=True))
    return vector if all(products) else {term: weight for term, weight in vector.items() if weight}


def nearness(one: Vector, other: Vector) -> float:
    """The cosine of two articles: 0 where they share nothing, 1 where they say the same."""
    shared = one.keys() & other.keys()
    products = map(mul, map(one.__getitem__, shared), map(other.__getitem__, shared))
    # fsum gives the same in any order, whichever of the two comes first.
    return min(math.fsum(products), 1.0)


def key_terms(vector: Vector, frequencies: Frequencies) -> list[int]:
    """The heaviest terms of an article that are rare enough to find others by.

    Some are new since the count: by these, articles on what is new find each other.
    """
    counts = frequencies.counts
    rare = [(-vector[term], term) for term in vector if 0 < counts.get(term, 0) <= _MOST_OF_A_KEY]
    new = [(-vector[term], term) for term in vector if term not in counts]
    most = _MOST_KEYS if frequencies.is_large else _MOST_IN_A_SMALL_ARCHIVE
    return [term for _, term in sorted(rare)[:most] + sorted(new)[:_MOST_NEW_KEYS]]
