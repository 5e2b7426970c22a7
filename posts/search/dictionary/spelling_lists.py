"""The shipped lists of spellings, read once: what is one word, and what only looks like one."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from posts.search.dictionary.synonyms import groups_of
from posts.search.tokens.folding import compatible, one_form

_KATAKANA = re.compile("[ァ-ヺー・]+")
_UNSAID = re.compile("[ー・]")


@cache
def equal_spellings() -> tuple[tuple[str, ...], ...]:
    """Return groups of katakana spellings of one word or part of a word, in their one form."""
    loans = map(_loanwords, groups_of("loanwords"))
    return (*_lines("equal_spellings"), *(group for group in loans if len(group) > 1))


@cache
def unequal_spellings() -> frozenset[str]:
    """Return the words, in NFKC, that stay apart from all that look like them."""
    return frozenset(word for group in _lines("unequal_spellings") for word in group)


def _lines(name: str) -> tuple[tuple[str, ...], ...]:
    text = files("posts.search.dictionary").joinpath(f"{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(map(compatible, line.split(" = "))) for line in lines)


def _loanwords(group: tuple[str, ...]) -> tuple[str, ...]:
    """The members that are spellings of the first: no short form (アプリ), no translation."""
    words = [one_form(word) for word in group if _KATAKANA.fullmatch(word)]
    return tuple(word for word in words if _is_spelling(words[0], word))


def _is_spelling(one: str, other: str) -> bool:
    shorter, longer = sorted((_UNSAID.sub("", one), _UNSAID.sub("", other)), key=len)
    more = len(longer) - len(shorter)
    return more < 2 or (more == 2 and not longer.startswith(shorter))
