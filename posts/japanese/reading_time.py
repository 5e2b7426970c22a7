"""How much there is to read, and how long that takes."""

from __future__ import annotations

import math
import re
import unicodedata

from posts.japanese.scripts import FORM

_UNREAD = re.compile(rf"[\s\u00ad\u200b-\u200f\u2060\ufeff\ufe0f{FORM}]+")

#: Characters a minute that an adult reads silently; the sources are in the README's list of rules.
CHARACTERS_A_MINUTE = 500


def count_characters(text: str) -> int:
    """Count the characters of ``text`` that are read: no white space, repeated paragraphs once.

    A kana with its voicing mark, and a kanji with its selector, is one character. Paragraphs are
    separated by line breaks; machine-written drafts repeat whole ones.
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    paragraphs = dict.fromkeys(_UNREAD.sub("", line) for line in lines)
    return sum(len(paragraph) for paragraph in paragraphs)


def reading_minutes(characters: int) -> int:
    """Return the whole minutes, at least 1, that reading so many characters takes."""
    return max(1, math.ceil(characters / CHARACTERS_A_MINUTE))
