"""Inside a line: characters, indents, image sizes, footnotes on the spot, ruby in cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import zip_longest

from posts.messages import Message
from posts.rendering.reading.source import LineKind, SourceLine
from posts.rendering.rendered import Note
from posts.rendering.ruby import BRACED

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
        told = Message("{count} control characters or lone surrogates were removed.", count=count)
        notes.append(Note(text.count("\n", 0, first.start()) + 1, told))
    return unicodedata.normalize("NFC", text)


#: Stands for U+3000 until the HTML is made; no author can write it.
_INDENT = "\x19"
_IDEOGRAPHIC_SPACE = "\u3000"


def keep_indents(lines: list[SourceLine]) -> list[SourceLine]:
    """Return ``lines`` with the ideographic spaces before their text disguised."""
    for line, below in zip_longest(lines, lines[1:]):
        if line.text[:1] == _IDEOGRAPHIC_SPACE and line.kind is LineKind.TEXT:
            is_heading = below is not None and below.kind is LineKind.UNDERLINE
            if not is_heading:
                text = line.text.lstrip(_IDEOGRAPHIC_SPACE)
                line.text = _INDENT * (len(line.text) - len(text)) + text
    return lines


def show_indents(html: str) -> str:
    """Return ``html`` with the ideographic spaces that were disguised."""
    return html.replace(_INDENT, _IDEOGRAPHIC_SPACE)


#: Longer lines are refused afterwards, and need not be searched.
LONGEST_LINE = 50_000

_CODE_SPAN = r"(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`).+?(?<!`)(?P=ticks)(?!`))"


def outside_code(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern`` so that ``replace_outside_code`` finds it only outside of code."""
    return re.compile(rf"{_CODE_SPAN}|{pattern}")


def replace_outside_code(
    pattern: re.Pattern[str], text: str, replacement: Callable[[re.Match[str]], str]
) -> str:
    """Replace what ``pattern``, made by ``outside_code``, finds in one line."""
    if len(text) > LONGEST_LINE:
        return text
    return pattern.sub(lambda match: match[0] if match["code"] else replacement(match), text)


_SIZED_IMAGE = outside_code(
    r"(?P<image>!\[[^\[\]]*\]\([^\s()]+) =(?P<width>\d{0,4})x(?P<height>\d{0,4})\)"
)


def write_image_sizes(text: str) -> str:
    """Return one line of text with the sizes of its images as attribute lists."""
    if " =" not in text or "![" not in text:
        return text
    return replace_outside_code(_SIZED_IMAGE, text, _with_attributes)


def _with_attributes(match: re.Match[str]) -> str:
    sizes = [f'{name}="{match[name]}"' for name in ("width", "height") if match[name]]
    return f"{match['image']})" + (f"{{: {' '.join(sizes)}}}" if sizes else "")


_INLINE_FOOTNOTE = outside_code(r"\^\[(?P<note>(?:[^\[\]]|\[[^\[\]]*\]){1,2000}+)\]")


class InlineFootnotes:
    """Collects the notes of one body."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def call(self, text: str) -> str:
        """Return one line of text in which each note is called by a label."""
        return replace_outside_code(_INLINE_FOOTNOTE, text, self._label) if "^[" in text else text

    def definitions(self) -> str:
        """Return the definitions of all labels given out, to stand at the end of the body."""
        return "".join(f"\n\n[^inline-{n}]: {note}" for n, note in enumerate(self._notes, start=1))

    def _label(self, match: re.Match[str]) -> str:
        self._notes.append(match["note"].strip())
        return f"[^inline-{len(self._notes)}]"


_RUBY = outside_code(BRACED)


def keep_ruby_in_cells(text: str) -> str:
    """Return a row of a table with full-width bars in its ruby; other lines as they are."""
    if not text.startswith("|") or "{" not in text:
        return text
    return replace_outside_code(_RUBY, text, lambda match: match[0].replace("|", "｜"))
