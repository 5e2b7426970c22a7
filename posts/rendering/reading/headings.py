"""Headings, lines that look like headings and are none, and what kramdown makes of them."""

from __future__ import annotations

import re
from itertools import pairwise

from posts.frontmatter.titles import first_heading
from posts.messages import Message
from posts.rendering.reading.source import ATTRIBUTES, HEADING, ITEM, LineKind, SourceLine
from posts.rendering.rendered import Note

_EMPTY_HEADING = re.compile(r"#{1,6}[ \t]*$")
_EQUALS_SIGNS = re.compile(r"=+[ ]*$")
_FULL_WIDTH_BLANK = re.compile(r"(#{1,6})[ \t]*\u3000[ \t\u3000]*")
_UNDERLINE = re.compile(r"(?:=+|-{2,})[ ]*$")


def tell_headings_from_text(lines: list[SourceLine], notes: list[Note]) -> list[SourceLine]:
    """Escape ``#text`` and a lone ``-`` so that they stay text; drop an empty ``###``; note h1.

    kramdown wants a blank after the signs of a heading, and prints what has none. A title in the
    body repeats the title of the page, but stays, because the published page had it.
    """
    for index, line in enumerate(lines):
        if line.kind is LineKind.HEADING:
            line.text = _FULL_WIDTH_BLANK.sub(r"\1 ", line.text, count=1)
            if line.text[1] != "#":
                notes.append(_title_note(line.number))
        elif line.kind in (LineKind.TEXT, LineKind.RULE) and _is_underline(lines, index):
            line.kind = LineKind.UNDERLINE
            if line.text.startswith("="):
                notes.append(_title_note(line.number - 1))
        elif line.kind is LineKind.TEXT:
            _mend_text(line, lines[index - 1] if index else None, notes)
    return lines


def _mend_text(line: SourceLine, before: SourceLine | None, notes: list[Note]) -> None:
    if line.text.startswith("#"):
        if _EMPTY_HEADING.match(line.text):
            notes.append(Note(line.number, Message("An empty heading was dropped.")))
            line.text, line.kind = "", LineKind.BLANK
        elif not HEADING.match(line.text):
            line.text = "\\" + line.text
    elif line.text.strip() == "-" and before is not None and before.kind is not LineKind.BLANK:
        line.text = "\\-"
    elif before is not None and before.kind is LineKind.TEXT and _EQUALS_SIGNS.match(line.text):
        # Python-Markdown would take it for an underline; no backslash escapes this sign.
        line.text = "&#61;" + line.text[1:]


def _is_underline(lines: list[SourceLine], index: int) -> bool:
    """A paragraph of one line with signs under it; elsewhere a rule was meant, as in kramdown."""
    return (
        bool(_UNDERLINE.match(lines[index].text))
        and index > 0
        and lines[index - 1].kind is LineKind.TEXT
        and (index == 1 or lines[index - 2].kind is LineKind.BLANK)
    )


def _title_note(line: int) -> Note:
    told = Message("The body has a heading of level 1, which is the level of the page's title.")
    return Note(line, told)


def leave_out_title(lines: list[SourceLine]) -> list[SourceLine]:
    """Return ``lines`` without the heading that became the title; code is out of them."""
    text = "\n".join(line.text for line in lines)
    title = first_heading(text)
    if title is not None:
        last = text.count("\n", 0, title.end)
        for line in lines[text.count("\n", 0, title.begin) : last + 1]:
            line.text = ""
    return lines


_PARAGRAPH = (LineKind.ITEM, LineKind.TEXT, LineKind.QUOTE)


def read_as_kramdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Return ``lines`` with quotations and dashes placed as kramdown places them.

    A quotation straight after a list item lies in the item; dashes straight after an item make
    its text a heading; dashes straight after a paragraph of several lines are text.
    """
    headed: SourceLine | None = None
    for before, line in pairwise(lines):
        if line.kind is LineKind.QUOTE and before.kind in _PARAGRAPH:
            line.depth = before.depth + (before.kind is LineKind.ITEM)
        elif line.kind is LineKind.HEADING and before is headed:
            line.depth = before.depth
        elif _is_line_of_dashes(line) and before.kind is LineKind.ITEM:
            headed = _make_heading(before, line)
        elif _is_line_of_dashes(line) and _is_open_paragraph(before):
            line.kind, line.text, line.depth = LineKind.TEXT, "\\" + line.text, before.depth
    return lines


def _is_line_of_dashes(line: SourceLine) -> bool:
    return line.kind is LineKind.RULE and set(line.text.rstrip()) == {"-"}


def _is_open_paragraph(line: SourceLine) -> bool:
    return line.kind is LineKind.TEXT and not ATTRIBUTES.match(line.text)


def _make_heading(item: SourceLine, dashes: SourceLine) -> SourceLine:
    """Write the text of ``item`` as a heading; ``dashes`` have done their work."""
    item.text = ITEM.sub(r"\g<0>## ", item.text, count=1)
    dashes.kind, dashes.text, dashes.depth = LineKind.BLANK, "", item.depth + 1
    return dashes
