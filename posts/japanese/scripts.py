"""Which characters are Japanese."""

from __future__ import annotations

#: Characters that Japanese sets without spaces around them, as the inside of a class of ``re``:
#: kana, kanji, enclosed and full-width forms, and Japanese punctuation. Hangul is left out on
#: purpose: Korean does separate words by spaces.
CJK = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3190-\u319f\u31c0-\u31ff\u3220-\u325f\u3280-\u33ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6"
    "\U0001aff0-\U0001b16f\U0001f200-\U0001f2ff\U00020000-\U0003fffd"
)

#: A kanji's chosen form is written as the kanji and a selector behind it.
FORM = "\ufe00-\ufe0e\U000e0100-\U000e01ef"
