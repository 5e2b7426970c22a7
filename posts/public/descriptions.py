"""What search engines and others are told of a page in one line."""

from __future__ import annotations

from django.utils.text import Truncator

#: Characters of a description that search engines show.
LONGEST_DESCRIPTION = 160


def in_one_line(text: str) -> str:
    """Return ``text`` without line breaks, cut to what search engines show of a description."""
    return Truncator(" ".join(text.split())).chars(LONGEST_DESCRIPTION)
