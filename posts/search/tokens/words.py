"""The words of a Japanese text as they are written, without a dictionary. Pure."""

from __future__ import annotations

import re

# A run of one script is a word: katakana, of half width too; letters with what names of products
# hold together (GPT-4, Node.js, C++); and kanji, where more than eight are a title and not a word.
_WORD = re.compile(
    "(?<![ァ-ヺーｦ-ﾟ])[ァ-ヺｦ-ｯｱ-ﾝ][ァ-ヺーｦ-ﾟ]+"
    "|(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９]*"
    "(?:[-.][A-Za-zＡ-Ｚａ-ｚ0-9０-９]+)*(?:\\+\\+|#)?"
    "|(?<![一-鿿々])[一-鿿][一-鿿々]{1,7}(?![一-鿿々])"
)
_SHORTEST = 2


def words_of(text: str) -> set[str]:
    """Return the different words of an original text, each as it is written there.

    Numbers, hiragana, single letters and single kanji are none.
    """
    return {word for word in _WORD.findall(text) if len(word) >= _SHORTEST}
