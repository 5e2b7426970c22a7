"""Japanese text as a reader counts it: scripts, NFC, soft line breaks, repeats, reading time."""

from __future__ import annotations

import math
import re
import unicodedata

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


_ALL_BUT_COMPATIBILITY_IDEOGRAPHS = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def compose(text: str) -> str:
    """Return ``text`` in NFC, but with its compatibility ideographs as they are.

    NFC would exchange the form of 神 that a person writes in a name (U+FA19) for the common one.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return _ALL_BUT_COMPATIBILITY_IDEOGRAPHS.sub(
        lambda run: unicodedata.normalize("NFC", run[0]), text
    )


# Written in Japanese and Latin text alike: Japanese where a Japanese character is the neighbour.
_EITHER = "\u2014\u2015\u2025\u2026\u203b\u2190-\u2193\u25a0-\u25cf\u2605\u2606"

# Two blanks before the break are Markdown's way to ask for it.
_SOFT_BREAK = r"[ \t]?\r?\n[ \t]*"
_SOFT_BREAK_IN_JAPANESE = re.compile(
    rf"(?<=[{CJK}{FORM}]){_SOFT_BREAK}(?=[{CJK}{_EITHER}])|(?<=[{_EITHER}]){_SOFT_BREAK}(?=[{CJK}])"
)


def join_soft_breaks(text: str) -> str:
    """Return ``text`` without the line breaks that stand between two Japanese characters.

    A browser shows such a break as a space, which Japanese does not have. Breaks next to Latin
    letters stay, because there the space is wanted; so do empty lines and Markdown's hard breaks
    (two blanks at the end of the line). Dashes, dots and arrows count as Japanese next to Japanese.
    """
    return _SOFT_BREAK_IN_JAPANESE.sub("", text)


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


_UNREAD = re.compile(rf"[\s\u00ad\u200b-\u200f\u2060\ufeff\ufe0f{FORM}]+")


def distinct_paragraphs(text: str) -> dict[str, str]:
    """Return the paragraphs of ``text`` in NFC, each once and in order, by what is read of them.

    Paragraphs are separated by line breaks. The key is the paragraph without white space and
    without what is not seen; "" is the key of the empty ones. Machine-written drafts repeat whole
    paragraphs: counting or indexing them again would tell nothing.
    """
    paragraphs: dict[str, str] = {}
    for line in unicodedata.normalize("NFC", text).split("\n"):
        paragraphs.setdefault(_UNREAD.sub("", line), line)
    return paragraphs


def without_repeats(text: str) -> str:
    """Return ``text`` in NFC with each paragraph once, where it stands first."""
    return "\n".join(distinct_paragraphs(text).values())
