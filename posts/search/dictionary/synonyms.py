"""Groups of spellings and names that are equal to a reader, shipped with the program. Pure.

Each ``synonym_lists/*.txt`` holds one group a line, its spellings separated by `` = ``; ``#``
begins a remark.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_LISTS = files("posts.search.dictionary").joinpath("synonym_lists")


@cache
def shipped_groups() -> tuple[tuple[str, ...], ...]:
    """Return every shipped group of equal spellings, as written; no spelling is in two groups."""
    return tuple(group for name in shipped_names() for group in groups_of(name))


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped lists, such as ``okurigana``."""
    listed = (file.name for file in _LISTS.iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in listed if name.endswith(".txt")))


def groups_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of one shipped list. Raises FileNotFoundError where there is none."""
    text = _LISTS.joinpath(f"{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split(" = ")) for line in lines)
