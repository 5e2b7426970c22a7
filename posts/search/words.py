"""The words of a Japanese text as they are written, without a dictionary. Pure."""

from __future__ import annotations

import re

from posts.search.tokens import fold

# A run of one script is a word: katakana, letters with what names of products hold together
# (GPT-4, Node.js, C++), and kanji, where more than eight are a title and not a word.
_WORD = re.compile(
    "(?<![ァ-ヺー])[ァ-ヺ][ァ-ヺー]+"
    "|(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９]*"
    "(?:[-.][A-Za-zＡ-Ｚａ-ｚ0-9０-９]+)*(?:\\+\\+|#)?"
    "|(?<![一-鿿々])[一-鿿][一-鿿々]{1,7}(?![一-鿿々])"
)
_SHORTEST = 2

#: What people write now so, now so: marks that join or lengthen, and kana of one sound.
_NOT_MINDED = re.compile("[ー・‐-]")
_SAME_SOUND = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"),
    *zip("ァィゥェォヂヅ", "アイウエオジズ", strict=True),
)  # fmt: skip
#: Words that only a long vowel tells apart; they stay as they are (notes on the archive, 1).
_DIFFERENT = frozenset(
    ("パス", "パース", "レベル", "レーベル", "タブ", "タブー", "トン", "トーン", "キャッチ", "ビル")
    + ("キャッチー", "ビール", "カド", "カード", "チム", "チーム", "ロド", "ロード", "コスト")
    + ("コースト", "スパ", "スーパー", "ホム", "ホーム", "コト", "コート", "ノト", "ノート", "モド")
    + ("モード", "コド", "コード", "ボド", "ボード", "ルト", "ルート", "シト", "シート", "デタ")
)


def words_of(text: str) -> set[str]:
    """Return the different words of an original text, each as it is written there.

    Numbers, hiragana, single letters and single kanji are none.
    """
    return {word for word in _WORD.findall(text) if len(word) >= _SHORTEST}


def skeleton(word: str) -> str:
    """Return what is the same for spellings of one word: サーバ and サーバー, OpenAI and Openai."""
    folded = fold(word)
    if word in _DIFFERENT:
        return folded
    bare = _NOT_MINDED.sub("", folded)
    for sound, instead in _SAME_SOUND:
        bare = bare.replace(sound, instead)
    return bare or folded
