"""How well one article reads after another: by what it says, shared tags, category, freshness."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from posts.related.weights import Vector, nearness

#: Choices kept for an article: twice those shown, since some may be withdrawn later.
MOST_CHOICES = 8

#: A tag on more articles than this tells nothing about any two of them.
COMMON = 200

#: The number of articles that a tag would have to be on for being worth next to nothing.
_WORTHLESS = 5 * COMMON

#: What saying the same is worth; paraphrases are at 0.4 of it, loosely related ones at 0.1. Beside
#: it tags, of which each is worth 2.6 to 7.9, decide only among articles that are about as near.
_OF_THE_TEXT = 400.0

#: What a shared category is worth.
_OF_THE_CATEGORY = 1.0

#: What an article loses against one that is a year younger. It is the same for articles of any
#: age, so that the order of two articles never depends on the day of the choice.
_OF_A_YEAR = 0.25


@dataclass(frozen=True)
class Traits:
    """What counts of an article: its tags' keys, its category's, its date in years since 1970.

    ``vector`` is what it says, ``terms`` has its key terms: two articles without a common one
    are as far from each other as can be. Of an article that is compared with one subject only,
    it is enough to know those of the subject.
    """

    key: int
    tags: frozenset[int]
    category: int | None
    year: float
    vector: Vector = field(default_factory=dict, hash=False)
    terms: frozenset[int] = frozenset()


def weights_of(uses: Mapping[int, int]) -> dict[int, float]:
    """What each tag is worth where two articles share it: the rarer, the more.

    ``uses`` has the number of articles of each tag. Common tags are left out. The number of all
    articles plays no part, as it does in an inverse document frequency: what was chosen yesterday
    must compare with what is chosen today.
    """
    return {
        tag: math.log(_WORTHLESS / count) + 1 for tag, count in uses.items() if 0 < count <= COMMON
    }


def likeness(subject: Traits, other: Traits, weights: Mapping[int, float]) -> float:
    """How well ``other`` reads after ``subject``; comparable for one subject only."""
    shared = sum(weights.get(tag, 0.0) for tag in subject.tags & other.tags)
    if not subject.terms.isdisjoint(other.terms):
        shared += _OF_THE_TEXT * nearness(subject.vector, other.vector)
    return shared + _beside(subject.category, other)


def choose(
    subject: Traits, candidates: Iterable[Traits], weights: Mapping[int, float]
) -> dict[int, float]:
    """The likeness of the candidates that read best after ``subject``, by key, the best first."""
    return _best(
        (likeness(subject, other, weights), other.key)
        for other in candidates
        if other.key != subject.key
    )


def choose_for_all(articles: Sequence[Traits]) -> Iterator[tuple[int, dict[int, float]]]:
    """Give the key and the choices of every article; the same as ``choose`` among all of them.

    Those that share no rare tag and no key term with an article come in only from the newest of
    its category.
    """
    weights = weights_of(Counter(tag for each in articles for tag in each.tags))
    by_key = {each.key: each for each in articles}
    by_tag: defaultdict[int, list[int]] = defaultdict(list)
    by_term: defaultdict[int, list[int]] = defaultdict(list)
    by_category: defaultdict[int | None, list[int]] = defaultdict(list)
    for each in sorted(articles, key=lambda each: (each.year, each.key), reverse=True):
        by_category[each.category].append(each.key)
        for tag in each.tags & weights.keys():
            by_tag[tag].append(each.key)
        for term in each.terms:
            by_term[term].append(each.key)
    for subject in articles:
        shared: defaultdict[int, float] = defaultdict(float)
        for key in by_category[subject.category][: MOST_CHOICES + 1]:
            shared[key] = 0.0
        for tag in subject.tags & weights.keys():
            weight = weights[tag]
            for key in by_tag[tag]:
                shared[key] += weight
        for key in set().union(*(by_term[term] for term in subject.terms)):
            shared[key] += _OF_THE_TEXT * nearness(subject.vector, by_key[key].vector)
        shared.pop(subject.key, None)
        scored = (
            (value + _beside(subject.category, by_key[key]), key) for key, value in shared.items()
        )
        yield subject.key, _best(scored)


def _beside(category: int | None, other: Traits) -> float:
    """What counts beside tags and text."""
    same = category is not None and other.category == category
    return (_OF_THE_CATEGORY if same else 0.0) + _OF_A_YEAR * other.year


def _best(scored: Iterable[tuple[float, int]]) -> dict[int, float]:
    return {key: score for score, key in nlargest(MOST_CHOICES, scored)}
