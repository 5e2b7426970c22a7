"""What kramdown makes of signs that were meant otherwise, for pages that must look as before."""

from __future__ import annotations

from itertools import pairwise

from posts.rendering.reading.lines import ATTRIBUTES, ITEM, Kind, Line

_PARAGRAPH = (Kind.ITEM, Kind.TEXT, Kind.QUOTE)


def read_as_kramdown(lines: list[Line]) -> list[Line]:
    """Return ``lines`` with quotations and dashes placed as kramdown places them.

    A quotation straight after a list item lies in the item; dashes straight after an item make
    its text a heading; dashes straight after a paragraph of several lines are text.
    """
    headed: Line | None = None
    for before, line in pairwise(lines):
        if line.kind is Kind.QUOTE and before.kind in _PARAGRAPH:
            line.depth = before.depth + (before.kind is Kind.ITEM)
        elif line.kind is Kind.HEADING and before is headed:
            line.depth = before.depth
        elif _is_line_of_dashes(line) and before.kind is Kind.ITEM:
            headed = _make_heading(before, line)
        elif _is_line_of_dashes(line) and _is_open_paragraph(before):
            line.kind, line.text, line.depth = Kind.TEXT, "\\" + line.text, before.depth
    return lines


def _is_line_of_dashes(line: Line) -> bool:
    return line.kind is Kind.RULE and set(line.text.rstrip()) == {"-"}


def _is_open_paragraph(line: Line) -> bool:
    return line.kind is Kind.TEXT and not ATTRIBUTES.match(line.text)


def _make_heading(item: Line, dashes: Line) -> Line:
    """Write the text of ``item`` as a heading; ``dashes`` have done their work."""
    item.text = ITEM.sub(r"\g<0>## ", item.text, count=1)
    dashes.kind, dashes.text, dashes.depth = Kind.BLANK, "", item.depth + 1
    return dashes
