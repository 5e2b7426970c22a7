"""Line breaks of the source that Japanese must not show as a space."""

from __future__ import annotations

import re

from posts.japanese.scripts import CJK, FORM

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
