"""Where words begin and end by Sudachi's dictionary; an optional helper for ranking short texts.

Nothing of it is in the index, so that what is found is the same with and without it, and a new
dictionary asks for nothing. Without the library every hit passes.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

#: Longer words hardly ever stand inside others.
_LONGEST = 4

_SHORT_WORD = re.compile(f"[\u4e00-\u9fff々ァ-ヺー]{{2,{_LONGEST}}}")
#: A tokenizer of Sudachi must not be used by two threads at once.
_one_at_a_time = threading.Lock()


def stands_as_word(folded_text: str, spellings: Iterable[str]) -> bool:
    """Whether a headline has one of the spellings from one edge of a word to another.

    京大 stands so in 京大の研究, but not in 東京大学. What is no short word of kanji or katakana
    passes wherever it stands, as does everything where Sudachi is not installed.
    """
    found = [one for one in spellings if one in folded_text]
    if not found or not all(map(_SHORT_WORD.fullmatch, found)):
        return True
    edges = _edges(folded_text)
    return edges is None or any(
        hit.start() in edges and hit.end() in edges
        for one in found
        for hit in re.finditer(re.escape(one), folded_text)
    )


def sudachi_reading(word: str) -> str:
    """How a word is read, in katakana; "" where Sudachi is not installed or does not know it."""
    tokenizer = _tokenizer()
    if tokenizer is None:
        return ""
    with _one_at_a_time:
        morphemes = list(tokenizer.tokenize(word))
    if any(morpheme.is_oov() and not morpheme.surface().isascii() for morpheme in morphemes):
        return ""
    return "".join(
        morpheme.surface() if morpheme.surface().isascii() else morpheme.reading_form()
        for morpheme in morphemes
    )


@lru_cache(maxsize=1024)
def _edges(text: str) -> frozenset[int] | None:
    tokenizer = _tokenizer()
    if tokenizer is None:
        return None
    with _one_at_a_time:
        return frozenset((0, *(morpheme.end() for morpheme in tokenizer.tokenize(text))))


@cache
def _tokenizer() -> Any:
    """Sudachi for its shortest units, or None where it or its small dictionary is missing."""
    try:
        from sudachipy import Dictionary, SplitMode, errors
    except ImportError:
        return None
    try:
        return Dictionary(dict="small").tokenizer(mode=SplitMode.A)
    except (ModuleNotFoundError, errors.SudachiError):
        return None
