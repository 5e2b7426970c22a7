"""Characters: what no article means is mended, and a printer's indent (U+3000) is kept."""

from __future__ import annotations

import re
import unicodedata

from posts.messages import Message
from posts.rendering.reading.lines import LineKind, SourceLine
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


#: Stands for U+3000 until the HTML is made; no author can write it.
_INDENT = "\x19"
_IDEOGRAPHIC_SPACE = "\u3000"


def keep_indents(lines: list[SourceLine]) -> list[SourceLine]:
    """Return ``lines`` with the ideographic spaces before their text disguised."""
    for index, line in enumerate(lines):
        if line.text[:1] == _IDEOGRAPHIC_SPACE and line.kind is LineKind.TEXT:
            is_heading = any(
                below.kind is LineKind.UNDERLINE for below in lines[index + 1 : index + 2]
            )
            if not is_heading:
                text = line.text.lstrip(_IDEOGRAPHIC_SPACE)
                line.text = _INDENT * (len(line.text) - len(text)) + text
    return lines


def show_indents(html: str) -> str:
    """Return ``html`` with the ideographic spaces that were disguised."""
    return html.replace(_INDENT, _IDEOGRAPHIC_SPACE)
