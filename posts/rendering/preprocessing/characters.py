"""Characters that no article means: control characters, halves of surrogate pairs, odd newlines."""

from __future__ import annotations

import re
import unicodedata

from posts.messages import Message
from posts.rendering.rendered import Note

_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def mend_characters(text: str, notes: list[Note]) -> str:
    """Return ``text`` in NFC with ``\\n`` line ends and without characters HTML cannot hold.

    What was taken out is reported once, with the line of the first.
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    first = _UNWANTED.search(text)
    if first is not None:
        text, count = _UNWANTED.subn("", text)
        line = text.count("\n", 0, first.start()) + 1
        notes.append(
            Note(
                line,
                Message("{count} control characters or lone surrogates were removed.", count=count),
            )
        )
    return unicodedata.normalize("NFC", text)
