"""The spellings in a text that are worth comparing: katakana words, and names in Latin letters."""

from __future__ import annotations

import re

from posts.search.spellings.okurigana import okurigana_in

_WORD = "[ァ-ヺｦ-ｯｱ-ﾝ][ァ-ヺーｦ-ﾟ]*"
_KATAKANA = re.compile(f"(?<![ァ-ヺーｦ-ﾟ]){_WORD}(?:[・･ -]{_WORD})*")
_JOINT = re.compile("[・･ -]")

_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_SIGN = f"{_LETTER}0-9０-９"
_COUNTED = "兆億万千円人社件年月日時倍割"
# A name stands between Japanese: a word of an English sentence, of an address or of code has other
# letters and signs beside it, and there capitals follow other rules. What is
# counted is no part of it: OpenAI1000億円.
_LATIN = re.compile(
    f"(?<![{_SIGN}_@#/\\\\.:$&%=+*<>{{}}()\\[\\]'’-])(?<![{_SIGN}][ .,:;/&'’!?])"
    f"[{_LETTER}][{_SIGN}]*(?:[-.][{_SIGN}]+)*(?: [{_SIGN}]+(?:[-.][{_SIGN}]+)*)?"
    f"(?![{_SIGN}_@#/\\\\:$&%=+*<>{{}}()\\[\\]'’-]|[ .,;/&'’!?]+[{_SIGN}]|(?<=[0-9])[{_COUNTED}])"
)
# A letter by itself is a variable, or was torn off its word: p x, for k.
_TORN = re.compile(f"[{_LETTER}] .+|.+ [{_LETTER}]")
_COUNTER = re.compile("(?<=[0-9０-９一二三四五六七八九十百千数])[ヶケヵカか箇][月国所年条]")
_SHORTEST = 2
_LONGEST = 40
#: Words that a dot or a blank joins to one; more of them are a list or a full name.
_MOST_PARTS = 3


def written_in(text: str) -> set[str]:
    """Return the different spellings in an original text that may be 表記ゆれ, as written there.

    Katakana words, also those that ・, a hyphen or a blank joins (オープン・ソース, and its parts
    too); names in Latin letters, of two words at most; what counts months and places (ヶ月); the
    words of the list of okurigana.
    """
    found = {*_LATIN.findall(text), *_COUNTER.findall(text), *okurigana_in(text)}
    for run in _KATAKANA.findall(text):
        parts = _JOINT.split(run)
        found.update(parts)
        if 1 < len(parts) <= _MOST_PARTS:
            found.add(run)
    return {
        spelling
        for spelling in found
        if _SHORTEST <= len(spelling) <= _LONGEST and not _TORN.fullmatch(spelling)
    }
