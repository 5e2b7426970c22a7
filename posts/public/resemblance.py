"""How much an address that nothing answers looks like the addresses and titles that there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Characters of an address that count; nobody mistypes more.
_LONGEST = 120

#: Below this share of common pairs of letters two names have nothing to do with each other.
_ENOUGH = 0.25

#: A title that holds what was asked for is worth a little less than an address that does.
_OF_A_TITLE = 0.9

_ENDINGS = re.compile(r"(?:\.(?:html?|php|aspx?|md|amp))+$")
_NO_NAME = re.compile(r"(?:index|amp|page[0-9]+|[0-9]+)?")
_MONTH = re.compile(r"(?:^|/)([12][0-9]{3})[/-]?(0[1-9]|1[0-2]|[1-9])(?=[/-]|$)")
_BREAKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the folded ``name`` at its end, "" where there is none.

    ``written`` is the same name as it stood there, ``words`` are its parts, ``month`` the year and
    month that stand before it.
    """

    name: str
    written: str
    words: tuple[str, ...]
    month: tuple[int, int] | None


@dataclass(frozen=True)
class Known:
    """An article that may be meant: its key, its title, and the end of an address of it."""

    key: int
    title: str
    name: str


def asked_for(path: str) -> Asked:
    """Read an address, decoded, of any length and with anything in it."""
    path = path[-1000:]
    names = (_ENDINGS.sub("", segment)[:_LONGEST] for segment in reversed(path.split("/")))
    written = next((name for name in names if not _NO_NAME.fullmatch(_fold(name))), "")
    name = _fold(written)
    words = dict.fromkeys(word for word in _BREAKS.split(name) if len(word) > 1)
    dated = _MONTH.search(path)
    month = (int(dated[1]), int(dated[2])) if dated else None
    return Asked(name, written, tuple(words)[:8], month)


def nearest(name: str, candidates: Iterable[Known], most: int) -> list[int]:
    """The keys of at most ``most`` candidates that look like ``name``, the likest first.

    Of two that are as like, the one that came first stays first.
    """
    asked = _pairs(_fold(name))
    scores: dict[int, float] = {}
    for each in candidates:
        score = max(
            _common(asked, _pairs(_fold(each.name))),
            _OF_A_TITLE * _held(asked, _pairs(_fold(each.title))),
        )
        scores[each.key] = max(score, scores.get(each.key, 0.0))
    like: Sequence[int] = [key for key, score in scores.items() if score >= _ENOUGH]
    return sorted(like, key=lambda key: -scores[key])[:most]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text[: 2 * _LONGEST]).casefold().strip()


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    letters = _BREAKS.sub(" ", text)
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: 1 for the same pairs, 0 for none in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _held(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the first one's pairs that the other has."""
    return len(one & other) / len(one) if one else 0.0
