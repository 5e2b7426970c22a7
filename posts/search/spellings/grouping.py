"""Bringing the spellings of an archive together, where they are spellings of one word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from posts.search.spellings.okurigana import okurigana_groups
from posts.search.spellings.skeletons import skeleton
from posts.search.tokens.folding import compatible

#: The spelling of most articles stands in so many at least; below, no use can be told.
_FEWEST = 2

_KATAKANA_PAIR = re.compile("[ァ-ヺーｦ-ﾟ・･ -]+")
_COMMON = re.compile("[a-z-]+")
#: Spellings of one word that are told; more come of machines.
_MOST_SPELLINGS = 12
#: Letters of a short form in capitals.
_LONGEST_SHORT_FORM = 4


class Kind(StrEnum):
    """In what the spellings of a word differ."""

    WIDTH = "width"
    CASE = "case"
    LONG_VOWEL = "long-vowel"
    OKURIGANA = "okurigana"
    OTHER = "other"


@dataclass(frozen=True)
class Spelling:
    """One spelling and the keys of the articles that have it, in their order."""

    text: str
    posts: Sequence[int]


@dataclass(frozen=True)
class Variation:
    """One word in more than one spelling, that of the most articles first.

    ``affected`` is how many articles have another than that one.
    """

    kind: Kind
    spellings: tuple[Spelling, ...]
    affected: int


def variations(posts: Mapping[str, Sequence[int]]) -> list[Variation]:
    """Return the words of an archive with more than one spelling, most affected articles first.

    ``posts`` holds, for each spelling as ``written_in`` returns it, the keys of its articles.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling in posts:
        groups[_group_of(spelling)].append(spelling)
    found = (_variation(members, posts) for members in groups.values() if len(members) > 1)
    return sorted(filter(None, found), key=lambda one: (-one.affected, one.spellings[0].text))


def _group_of(spelling: str) -> str:
    return okurigana_groups().get(spelling) or skeleton(spelling)


def _variation(members: Iterable[str], posts: Mapping[str, Sequence[int]]) -> Variation | None:
    told = set(members)
    ranked = sorted(
        filter(partial(_is_joined, told), told),
        key=lambda spelling: (-len(posts[spelling]), spelling),
    )
    if len(ranked) < 2:
        return None
    most = ranked[0]
    others = [other for other in ranked[1:] if _is_variation(most, other)][: _MOST_SPELLINGS - 1]
    if not others or len(posts[most]) < _FEWEST:
        return None
    affected = set().union(*(posts[other] for other in others))
    spellings = tuple(Spelling(text, posts[text]) for text in (most, *others))
    return Variation(kind_of(most, others[0]), spellings, len(affected))


def _is_joined(members: set[str], spelling: str) -> bool:
    """Not two words of a table beside each other: a blank joins where others write none."""
    is_pair = " " in spelling and _KATAKANA_PAIR.fullmatch(spelling)
    return not is_pair or spelling.replace(" ", "") in members


def _is_variation(most: str, other: str) -> bool:
    """Not ACT beside Act, being short for something else, nor File beside file, being no name."""
    is_short_form = other.isupper() and len(other) <= _LONGEST_SHORT_FORM
    if is_short_form and most in (other.capitalize(), other.lower()):
        return False
    return not (_COMMON.fullmatch(most) and other in (most.capitalize(), most.upper()))


def kind_of(one: str, other: str) -> Kind:
    """Say in what two spellings of one word differ; of several things, in the gravest."""
    if one in okurigana_groups():
        return Kind.OKURIGANA
    half, other_half = map(compatible, (one, other))
    if half == other_half:
        return Kind.WIDTH
    if half.lower() == other_half.lower():
        return Kind.CASE
    if half.replace("ー", "") == other_half.replace("ー", ""):
        return Kind.LONG_VOWEL
    return Kind.OTHER
