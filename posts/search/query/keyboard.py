"""What was meant where it was typed with the keyboard in the wrong mode."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from posts.search.dictionary.word_lists import lines_of
from posts.search.query.parsed import LONGEST_TERM
from posts.search.query.romaji import as_katakana, kana_to_romaji, romaji_to_kana
from posts.search.tokens import fold

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
    lines = (line.split() for line in lines_of("readings"))
    return {_sound(reading): tuple(words) for reading, *words in lines}


def _sound(kana: str) -> str:
    return _LONG_VOWEL.sub("", as_katakana(kana))


# The kana on the keys of a JIS keyboard row by row, and those made with the shift key.
_KEYS = dict(
    zip(
        "1234567890-^qwertyuiop@[asdfghjkl;:]zxcvbnm,./" + "#$%&'()EZ",
        "ぬふあうえおやゆよわほへたていすかんなにらせ゛゜ちとしはきくまのりれけむつさそひこみもねるめ"
        "ぁぅぇぉゃゅょぃっ",
        strict=True,
    )
)
_KEY_OF = {kana: key.lower() for key, kana in _KEYS.items()}
_WORD_OF_KEYS = re.compile("[a-z0-9]{2,}")
_VOICED = str.maketrans({"゛": "\u3099", "゜": "\u309a"})


def meant_by(text: str) -> tuple[str, ...]:
    """Return what a reader may have meant by ``text``, the likeliest first, without ``text``.

    Roman letters are read as kana (``toukyou``: とうきょう, トウキョウ, and 東京 from the list of
    readings), kana as roman letters (おぺない: openai) or as the letters on the same keys (ちてと:
    aws), hiragana as katakana, and ASCII as the kana on the same keys (``s4g)4``: とうきょう).
    Never raises; empty beyond ``LONGEST_TERM``.
    """
    if len(text) > LONGEST_TERM:
        return ()
    kana = romaji_to_kana(text) or (text if re.search("[ぁ-ゖァ-ヺ]", text) else "")
    on_keys = _by_the_keys(text)
    meant = [
        *words_read(kana),
        *_keys_of(text),
        *([kana, as_katakana(kana)] if kana else []),
        *kana_to_romaji(text),
        *words_read(on_keys),
        *([on_keys, as_katakana(on_keys)] if on_keys else []),
    ]
    same = fold(text)
    return tuple(one for one in dict.fromkeys(meant) if fold(one) != same)


def _by_the_keys(text: str) -> str:
    """Return the kana on the keys of ``text``, "" where one of them has none."""
    kana = "".join(_KEYS.get(key, _KEYS.get(key.lower(), " ")) for key in text.strip())
    if not kana or " " in kana:
        return ""
    return "" if kana[0] in "゛゜" else _composed(kana)


def _keys_of(text: str) -> list[str]:
    """Return the letters on the keys of kana, if they may be a word."""
    typed = (
        unicodedata.normalize("NFD", text.strip()).replace("\u3099", "゛").replace("\u309a", "゜")
    )
    keys = "".join(_KEY_OF.get(kana, " ") for kana in typed)
    return [keys] if _WORD_OF_KEYS.fullmatch(keys) else []


def _composed(kana: str) -> str:
    return unicodedata.normalize("NFC", kana.translate(_VOICED))
