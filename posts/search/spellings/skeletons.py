"""What the spellings of one word have in common, by rules of thumb and the shipped lists."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from posts.search.spellings.lists import alike, different
from posts.search.tokens.folding import compatible, one_form

_KATAKANA = re.compile("[ァ-ヺー・ -]+")
_JOINTS = re.compile("[・ -]")
#: 3ヶ月, 3ケ月, 3ヵ月, 3カ月, 3か月 and 3箇月, without the number.
_COUNTER = re.compile("[ヶケヵカか箇][月国所年条]")
#: Between digits a hyphen tells numbers apart, and so does a dot everywhere: GPT-3.5.
_LETTER_JOINTS = re.compile("(?<![0-9])[ -]|[ -](?![0-9])")
_SMALL = re.compile("[ァィゥェォャュョッ]")

#: Shorter words are told apart by one kana (ヴィラ and ビラ, ファン and フアン).
_SHORTEST_RESPELLED = 4
#: Kana, small ones not counted, behind which ー is a matter of taste: サーバ, but not カ and カー.
_KANA_BEFORE_LONG = 3

_SAME_SOUND = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"),
    *zip("ァィゥェォャュョヂヅ", "アイウエオヤユヨジズ", strict=True),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return what is the same for spellings of one word: サーバ and サーバー, OpenAI and Openai.

    Two words that editors would not call one have two skeletons, as far as the rules know:

    - ー is free at the end only, after three kana (JIS Z 8301:2008 leaves it out, newspapers write
      it), and inside only in words and parts that ``alike.txt`` or the lists of the search hold;
    - ヴ and バ, small and large kana are one in words of four kana;
    - ヶ, カ and か that count are one (ヶ月, カ月);
    - ・, a hyphen and a blank that join are nothing, nor are width and case;
    - what ``different.txt`` holds is one with nothing.
    """
    if compatible(word) in different():
        return compatible(word)
    form = one_form(word)
    if _COUNTER.fullmatch(form):
        return f"カ{form[1:]}"
    if _KATAKANA.fullmatch(form):
        return _of_katakana(_JOINTS.sub("", form)) or form
    return _LETTER_JOINTS.sub("", form) or form


def _of_katakana(word: str) -> str:
    if word in different():
        return word
    known = _whole_words().get(word)
    if known:
        return known
    if len(word) >= _SHORTEST_RESPELLED:
        pattern, first = _parts()
        word = pattern.sub(lambda part: first[part[0]], _respelled(word))
    return _without_last_long_vowel(word)


def _without_last_long_vowel(word: str) -> str:
    stem = word.rstrip("ー")
    if len(_SMALL.sub("", stem)) < _KANA_BEFORE_LONG:
        return word
    is_another = any(word.endswith(end) for end in _long_ends())
    return word if is_another else stem


def _respelled(word: str) -> str:
    for sound, instead in _SAME_SOUND:
        word = word.replace(sound, instead)
    return word


@cache
def _whole_words() -> dict[str, str]:
    """Short words of the lists; longer ones are found by their parts."""
    return {
        form: _respelled(group[0])
        for group in alike()
        for form in map(_bare, group)
        if len(form) < _SHORTEST_RESPELLED
    }


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str]]:
    """All parts that are alike, the longest first, and the first of its group for each."""
    first: dict[str, str] = {}
    for group in alike():
        head = _without_last_long_vowel(_respelled(_bare(group[0])))
        first |= {_respelled(_bare(form)): head for form in group}
    longest_first = sorted(first, key=lambda form: (-len(form), form))
    return re.compile("|".join(longest_first)), first


@cache
def _long_ends() -> tuple[str, ...]:
    return tuple(_respelled(word) for word in different() if word.endswith("ー"))


def _bare(form: str) -> str:
    return _JOINTS.sub("", form)
