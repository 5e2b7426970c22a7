"""Long texts packed for looking through: UTF-16, in which a SIMD search needs a microsecond or two.

Python's own ``in`` takes eight for an article, and a search looks through hundreds of them for
several spellings each. Places in a packed text count its bytes.
"""

from __future__ import annotations

import stringzilla

_FORM, _UNIT = "utf-16-le", 2


def packed(text: str) -> bytes:
    """A text, or what is looked for in one; any text can be packed."""
    return text.encode(_FORM, "surrogatepass")


def unpacked(packed_text: bytes, start: int = 0, end: int | None = None) -> str:
    """The text that was packed, or the part of it between two places."""
    return packed_text[start:end].decode(_FORM, "surrogatepass")


def find(packed_text: bytes, needle: bytes, start: int = 0) -> int:
    """The first place from ``start`` on where a packed text has a packed passage; -1 for none."""
    place: int = stringzilla.find(packed_text, needle, start)
    # Half of one character and half of the next may look like the beginning of a passage.
    while place >= 0 and place % _UNIT:
        place = stringzilla.find(packed_text, needle, place + 1)
    return place


def times(packed_text: bytes, needle: bytes, start: int = 0) -> int:
    """About how often a packed text has a passage from ``start`` on, not overlapping.

    Halves of characters that look like the passage are counted too, which hardly ever happens: to
    tell them apart would take ten times as long.
    """
    count: int = stringzilla.count(packed_text, needle, start)
    return count


def length(packed_text: bytes, start: int = 0) -> int:
    """The length of a packed text from ``start`` on, in units of UTF-16."""
    return (len(packed_text) - start) // _UNIT


def around(packed_text: bytes, place: int, reach: int) -> tuple[str, int]:
    """The text from ``reach`` units before a place to as many behind it, and where it is in it."""
    before = unpacked(packed_text, max(0, place - reach * _UNIT), place)
    return before + unpacked(packed_text, place, place + reach * _UNIT), len(before)
