"""Names typed into one text field: split, told apart as people do, completed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SEPARATORS = re.compile(r"[、,，\r\n]+")

#: What stands between names where the field is filled.
SEPARATOR = "、"


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in ``text``, separated by 、 or a comma or a line break, each once.

    Blanks at both ends go; names that differ only in case or width are one, as first written.
    """
    names: dict[str, str] = {}
    for part in _SEPARATORS.split(text):
        if name := " ".join(part.split()):
            names.setdefault(fold(name), name)
    return tuple(names.values())


def join_names(names: Iterable[str]) -> str:
    """Return the names as one text that ``split_names`` takes apart again."""
    return SEPARATOR.join(names)


def fold(name: str) -> str:
    """Return what two spellings of one name share: neither case nor width counts."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def known_spelling(name: str, known: Iterable[str]) -> str | None:
    """Return how ``name`` is already written among ``known``, to the letter first; else None."""
    known = list(known)
    if name in known:
        return name
    folded = fold(name)
    return next((other for other in known if fold(other) == folded), None)


def completions(typed: str, known: Iterable[str], most: int) -> list[str]:
    """Return at most ``most`` known names that hold what was typed; beginnings come first."""
    folded = fold(typed)
    holding = [name for name in known if folded in fold(name)]
    return sorted(holding, key=lambda name: (not fold(name).startswith(folded), len(name), name))[
        :most
    ]
