"""How common words of the news are read, so that kana and roman letters find the kanji."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from posts.search.query.romaji import as_katakana

# Passports and station signs write Tokyo and Osaka, without the second half of a long vowel.
_LONG_VOWEL = re.compile(
    "(?<=[オコソトノホモヨロゴゾドボポョウクスツヌフムユルグズブプュ])ウ|(?<=[オコソトノホモヨロゴゾドボポョ])オ"
)


def words_read(kana: str) -> tuple[str, ...]:
    """Return the listed words that are read as ``kana``, hiragana or katakana; mostly none.

    Long vowels may be short, as in Tokyo.
    """
    return _readings().get(_sound(kana), ())


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    text = files("posts.search.query").joinpath("readings.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {_sound(reading): tuple(words) for reading, *words in lines}


def _sound(kana: str) -> str:
    return _LONG_VOWEL.sub("", as_katakana(kana))
