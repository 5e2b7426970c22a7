"""The shipped lists: synonyms, false matches, spellings of one word and of two. Pure.

A line of ``*.txt`` is one entry, its parts separated by `` = `` or blanks; ``#`` begins a remark.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from posts.search.tokens import fold
from posts.search.tokens.folding import compatible, one_form

_FOLDER = files("posts.search.dictionary")
_SYNONYMS = "synonym_lists"


def lines_of(name: str) -> list[str]:
    """Return the lines of a shipped list. Raises FileNotFoundError where there is none."""
    text = _FOLDER.joinpath(f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def shipped_groups() -> tuple[tuple[str, ...], ...]:
    """Return every shipped group of equal spellings, as written; no spelling is in two groups."""
    return tuple(group for name in shipped_names() for group in groups_of(name))


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped lists, such as ``okurigana``."""
    listed = (file.name for file in _FOLDER.joinpath(_SYNONYMS).iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in listed if name.endswith(".txt")))


def groups_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of one shipped list. Raises FileNotFoundError where there is none."""
    return tuple(tuple(line.split(" = ")) for line in lines_of(f"{_SYNONYMS}/{name}"))


def longer_words(folded_word: str) -> tuple[str, ...]:
    """Return the known folded words that contain a folded word without meaning it."""
    return _false_matches().get(folded_word, ())


@cache
def _false_matches() -> dict[str, tuple[str, ...]]:
    words = (line.split() for line in lines_of("false_matches"))
    return {fold(short): tuple(map(fold, longer)) for short, *longer in words}


def related_words(folded_word: str) -> tuple[str, ...]:
    """Return the words of articles on the matter of a folded word of a question; mostly none."""
    return _related_words().get(folded_word, ())


@cache
def _related_words() -> dict[str, tuple[str, ...]]:
    words = (line.split() for line in lines_of("related_words"))
    return {fold(asked): tuple(written) for asked, *written in words}


_KATAKANA = re.compile("[ァ-ヺー・]+")
_UNSAID = re.compile("[ー・]")


@cache
def equal_spellings() -> tuple[tuple[str, ...], ...]:
    """Return groups of katakana spellings of one word or part of a word, in their one form."""
    loans = map(_loanwords, groups_of("loanwords"))
    return (*_groups("equal_spellings"), *(group for group in loans if len(group) > 1))


@cache
def unequal_spellings() -> frozenset[str]:
    """Return the words, in NFKC, that stay apart from all that look like them."""
    return frozenset(word for group in _groups("unequal_spellings") for word in group)


def _groups(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(compatible, line.split(" = "))) for line in lines_of(name))


def _loanwords(group: tuple[str, ...]) -> tuple[str, ...]:
    """The members that are spellings of the first: no short form (アプリ), no translation."""
    words = [one_form(word) for word in group if _KATAKANA.fullmatch(word)]
    return tuple(word for word in words if _is_spelling(words[0], word))


def _is_spelling(one: str, other: str) -> bool:
    shorter, longer = sorted((_UNSAID.sub("", one), _UNSAID.sub("", other)), key=len)
    more = len(longer) - len(shorter)
    return more < 2 or (more == 2 and not longer.startswith(shorter))
