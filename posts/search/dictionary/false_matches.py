"""Words that only look like a part of others: 京都 is no part of 東京都."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from posts.search.tokens import fold


def longer_words(folded_word: str) -> tuple[str, ...]:
    """Return the known folded words that contain a folded word without meaning it."""
    return _false_matches().get(folded_word, ())


@cache
def _false_matches() -> dict[str, tuple[str, ...]]:
    text = files("posts.search.dictionary").joinpath("false_matches.txt").read_text("utf-8")
    words = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {fold(short): tuple(map(fold, longer)) for short, *longer in words}
