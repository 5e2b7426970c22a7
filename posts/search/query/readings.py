"""How a word is read, in hiragana, so that it can be offered before it is converted. Pure.

The list of readings knows the common words of tech news, and Sudachi, where it is installed, the
others; no answer of a search depends on it.
"""

from __future__ import annotations

import re
from functools import cache

from posts.search.dictionary.word_lists import lines_of, shipped_groups
from posts.search.query.morphemes import sudachi_reading
from posts.search.query.romaji import as_hiragana, romaji_to_kana
from posts.search.tokens import fold

_KANJI = re.compile("[一-鿿々]")
_KATAKANA_NAME = re.compile("[ァ-ヺー]+")
_UNFINISHED = re.compile("[b-df-hj-np-tv-z]+$", re.IGNORECASE)


def reading_of(word: str) -> str:
    """Return how a word is read, roman letters in it as they are; "" where nobody knows.

    A name in roman letters is read as its spelling in katakana, where a shipped list has one.
    """
    folded = fold(word)
    if word.isascii():
        return as_hiragana(_names().get(folded, ""))
    if not _KANJI.search(word):
        return as_hiragana(word)
    listed = _listed().sub(lambda known: _words()[known[0]], word)
    reading = listed if not _KANJI.search(listed) else sudachi_reading(word)
    return as_hiragana(reading).lower()


def readings_typed(text: str) -> tuple[str, ...]:
    """Return with what a word may begin that is read as far as it is typed, in kana or roman.

    The last of the roman letters may be half a syllable: ``kab`` is かば, かび, かぶ, かべ or かぼ.
    Empty where nothing is typed that could be read.
    """
    if not text.isascii():
        return (as_hiragana(text),) if re.fullmatch("[ぁ-ゖァ-ヺー]{2,}", text) else ()
    folded = fold(text)
    half = "" if folded.endswith("nn") else folded[len(_UNFINISHED.sub("", folded)) :]
    kana = romaji_to_kana(folded[: len(folded) - len(half)]) if folded.isalpha() else None
    if not kana:
        return ()
    whole = (romaji_to_kana(half + vowel) for vowel in "aiueo") if half else ("",)
    return tuple(kana + ending for ending in whole if ending is not None)


@cache
def _words() -> dict[str, str]:
    lines = (line.split() for line in lines_of("readings"))
    return {word: reading for reading, *words in lines for word in words}


@cache
def _listed() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _names() -> dict[str, str]:
    return {
        fold(name): katakana
        for group in shipped_groups()
        for name in group
        if name.isascii()
        for katakana in [one for one in group if _KATAKANA_NAME.fullmatch(one)][:1]
    }
