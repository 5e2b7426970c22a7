"""Text of metadata made storable and plain: no control characters, NFC, white space folded."""

from __future__ import annotations

import re

from posts.japanese import compose, join_soft_breaks

#: What neither PostgreSQL nor a page can use: control characters but tab and line feed, lone
#: surrogates, byte order marks, and the marks that turn the direction of the text around.
UNSTORABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_WHITE_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return ``text`` in NFC, without the characters of UNSTORABLE."""
    return compose(UNSTORABLE.sub("", text) if UNSTORABLE.search(text) else text)


def fold(text: str) -> str:
    """Return ``text`` on one line: runs of white space become one blank.

    A run that holds an ideographic space (U+3000) becomes one of these, because headlines set it on
    purpose; a line break between Japanese characters goes.
    """
    return _WHITE_SPACE.sub(_one_blank, join_soft_breaks(text.strip()))


def join_lines(text: str) -> str:
    """Return ``text`` on one line, its other blanks as they are.

    A line break becomes a blank, between Japanese characters nothing.
    """
    lines = join_soft_breaks(text).split("\n")
    return " ".join(plain for line in lines if (plain := line.strip()))


def _one_blank(run: re.Match[str]) -> str:
    return "\u3000" if "\u3000" in run[0] else " "
