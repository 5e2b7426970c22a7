"""What kramdown makes of signs that were meant otherwise, for pages that must look as before."""

from __future__ import annotations

from itertools import pairwise

from posts.rendering.reading.lines import ATTRIBUTES, ITEM, LineKind, SourceLine

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
