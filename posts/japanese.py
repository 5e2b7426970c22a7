"""Facts about Japanese text: scripts, soft line breaks, counting, reading time."""

from __future__ import annotations

import math
import re

#: Characters that Japanese sets without spaces around them: kana, kanji, full-width forms and
#: Japanese punctuation. Hangul is left out on purpose: Korean does separate words by spaces.
CJK = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff01-\uff60\uff61-\uff9f\uffe0-\uffe6\U00020000-\U0003134f"
)

_SOFT_BREAK_BETWEEN_CJK = re.compile(rf"(?<=[{CJK}])[ \t]*\n[ \t]*(?=[{CJK}])")
_WHITE_SPACE = re.compile(r"\s+")

#: Characters a minute that an adult reads silently; the sources are in the README's list of rules.
CHARACTERS_A_MINUTE = 500


def join_soft_breaks(text: str) -> str:
    """Return ``text`` without the line breaks that stand between two Japanese characters.

    A browser shows such a break as a space, which Japanese does not have. Breaks next to Latin
    letters stay, because there the space is wanted.
    """
    return _SOFT_BREAK_BETWEEN_CJK.sub("", text)


def count_characters(text: str) -> int:
    """Count the characters of ``text`` that are read: no white space, repeated paragraphs once.

    Paragraphs are separated by line breaks; machine-written drafts repeat whole ones.
    """
    paragraphs = dict.fromkeys(_WHITE_SPACE.sub("", line) for line in text.split("\n"))
    return sum(len(paragraph) for paragraph in paragraphs)


def reading_minutes(characters: int) -> int:
    """Return the whole minutes, at least 1, that reading so many characters takes."""
    return max(1, math.ceil(characters / CHARACTERS_A_MINUTE))
