"""Roman letters to kana and back, as a Japanese keyboard takes them."""

from __future__ import annotations

import re
from itertools import islice, product

from posts.search.tokens import fold

_VOWELS = "aiueo"
_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "x": "ぁぃぅぇぉ",
    "l": "ぁぃぅぇぉ",
}


def _pairs(written: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in written.split())


_SMALL_Y = dict(zip(_VOWELS, "ゃぃゅぇょ", strict=True))
_SMALL = dict(zip(_VOWELS, "ぁぃぅぇぉ", strict=True))
_WITH_SMALL_Y = dict(
    zip(
        ["ky", "sy", "ty", "ny", "hy", "my", "ry", "gy", "zy", "dy", "by", "py"],
        "きしちにひみりぎじぢびぴ",
        strict=True,
    )
)
#: Syllables that end otherwise: y and w, Hepburn's consonants, those of loanwords, small letters.
_OTHERS = {
    **_pairs("ya:や yu:ゆ yo:よ wa:わ wo:を shi:し chi:ち tsu:つ fu:ふ ji:じ vu:ゔ"),
    **{"sh" + v: "し" + _SMALL_Y[v] for v in "aueo"},
    **{"ch" + v: "ち" + _SMALL_Y[v] for v in "aueo"},
    **{"j" + v: "じ" + _SMALL_Y[v] for v in "aueo"},
    **{"f" + v: "ふ" + _SMALL[v] for v in "aieo"},
    **{"v" + v: "ゔ" + _SMALL[v] for v in "aieo"},
    **{"ts" + v: "つ" + _SMALL[v] for v in "aieo"},
    **_pairs(
        "thi:てぃ dhi:でぃ dhu:でゅ twu:とぅ dwu:どぅ wi:うぃ we:うぇ xtu:っ ltu:っ n':ん nn:ん"
    ),
    **_pairs("xya:ゃ xyu:ゅ xyo:ょ lya:ゃ lyu:ゅ lyo:ょ -:ー"),
}
_KANA = {
    **{row + v: kana for row, five in _ROWS.items() for v, kana in zip(_VOWELS, five, strict=True)},
    **{row + v: kana + _SMALL_Y[v] for row, kana in _WITH_SMALL_Y.items() for v in _VOWELS},
    **_OTHERS,
}
_SYLLABLES = "|".join(sorted(map(re.escape, _KANA), key=len, reverse=True))
_ROMAJI = re.compile(
    rf"(?P<double>([bcdfghjkmprstvwyz])(?=\2)|t(?=ch))|(?P<n>n(?![aiueoyn'])|n(?=n[aiueoy]))"
    rf"|(?P<syllable>{_SYLLABLES})|(?P<other>[^a-z])|(?P<wrong>[a-z])"
)

_ROMAN: dict[str, list[str]] = {}
for _roman, _kana in _KANA.items():
    # Who types x for a small kana means the kana; who types l may have meant google.
    if not _roman.startswith("x"):
        _ROMAN.setdefault(_kana, []).append(_roman)
_ROMAN["ん"] = ["n", "nn"]
_KANA_SYLLABLE = re.compile(
    "|".join(sorted((k for k in _ROMAN if k not in "んっ"), key=len, reverse=True))
    + "|(?P<n>ん)|(?P<double>っ)|(?P<other>.)",
    re.DOTALL,
)

#: Kana may have been typed in several ways; at most so many are told.
MOST_READINGS = 16


def romaji_to_kana(text: str) -> str | None:
    """Return the hiragana that ``text`` spells in roman letters, None where it spells none.

    Hepburn and the keyboard's own spellings are known, long vowels as typed (``toukyou``) or by a
    hyphen (``sa-ba-``). One letter out of place, and it is taken for English. Text that is not
    ASCII letters, such as a digit, stays.
    """
    kana = ""
    for found in _ROMAJI.finditer(fold(text)):
        if found["wrong"]:
            return None
        if found["double"]:
            kana += "っ"
        elif found["n"]:
            kana += "ん"
        else:
            kana += _KANA[found["syllable"]] if found["syllable"] else found["other"]
    return kana if kana != fold(text) else None


def kana_to_romaji(text: str) -> tuple[str, ...]:
    """Return what was typed where a Japanese keyboard made kana of an English word.

    ``おぺない`` was openai, ``ごおgぇ`` google. Empty where ``text`` has no kana.
    """
    folded = as_hiragana(fold(text))
    if not re.search("[ぁ-ゖ]", folded):
        return ()
    options = map(_romans, _KANA_SYLLABLE.finditer(folded))
    spelled = map("".join, product(*options))
    return tuple(dict.fromkeys(map(_doubled, islice(spelled, MOST_READINGS))))


def as_katakana(text: str) -> str:
    """Return ``text`` with its hiragana as katakana: さーばー as サーバー."""
    return re.sub("[ぁ-ゖ]", lambda kana: chr(ord(kana[0]) + 0x60), text)


def as_hiragana(text: str) -> str:
    """Return ``text`` with its katakana as hiragana: サーバー as さーばー."""
    return re.sub("[ァ-ヶ]", lambda kana: chr(ord(kana[0]) - 0x60), text)


def _romans(found: re.Match[str]) -> list[str]:
    if found["double"]:
        return ["\0"]
    if found["other"]:
        return [found["other"]]
    return sorted(_ROMAN[found[0]], key=len)[:3]


def _doubled(roman: str) -> str:
    """Write the consonant behind a っ twice: あっpぇ was apple."""
    return re.sub("\0([a-z]?)", r"\1\1", roman)
