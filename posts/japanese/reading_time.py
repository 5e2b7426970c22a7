"""How much there is to read, and how long that takes."""

from __future__ import annotations

import math

from posts.japanese.paragraphs import distinct_paragraphs

#: Characters a minute that an adult reads silently; the sources are in the README's list of rules.
CHARACTERS_A_MINUTE = 500


def count_characters(text: str) -> int:
    """Count the characters of ``text`` that are read: no white space, repeated paragraphs once.

    A kana with its voicing mark, and a kanji with its selector, is one character. What a paragraph
    is, ``distinct_paragraphs`` says.
    """
    return sum(map(len, distinct_paragraphs(text)))


def reading_minutes(characters: int) -> int:
    """Return the whole minutes, at least 1, that reading so many characters takes."""
    return max(1, math.ceil(characters / CHARACTERS_A_MINUTE))
