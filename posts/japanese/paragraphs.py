"""Paragraphs that a text says more than once count once."""

from __future__ import annotations

import re
import unicodedata

from posts.japanese.scripts import FORM

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
