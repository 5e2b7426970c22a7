"""Blank lines where a block interrupts a paragraph, which kramdown sees and Python-Markdown not."""

from __future__ import annotations

import re

from posts.rendering.preprocessing.lines import ATTRIBUTES, Kind, Line

_TABLE_DELIMITER = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|?$")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\]:")
_APART_FROM_WHAT_PRECEDES = (Kind.HEADING, Kind.QUOTE, Kind.MARKER, Kind.RULE)
_APART_FROM_WHAT_FOLLOWS = (Kind.MARKER, Kind.UNDERLINE)


class _Reader:
    """Remembers, line by line, the paragraph that is open and the kind of each list."""

    def __init__(self) -> None:
        self.before: Line | None = None
        self.paragraph: list[Line] = []
        self._is_ordered: dict[int, bool] = {}

    def read(self, line: Line) -> None:
        if line.kind is Kind.TEXT:
            self.paragraph.append(line)
        else:
            self.paragraph = [line] if line.kind is Kind.ITEM else []
        if line.kind is Kind.ITEM:
            self._is_ordered[line.depth] = _is_ordered(line)
        self.before = line

    def is_in_item_text(self) -> bool:
        return bool(self.paragraph) and self.paragraph[0].kind is Kind.ITEM

    def is_other_list(self, item: Line) -> bool:
        """Tell whether ``item`` has the other kind of marker than its elder sibling."""
        return item.depth <= self.paragraph[0].depth and self._is_ordered.get(
            item.depth
        ) is not _is_ordered(item)


def set_blocks_apart(lines: list[Line]) -> list[Line]:
    """Return ``lines`` with a blank line wherever a new block starts without one."""
    apart: list[Line] = []
    reader = _Reader()
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if _starts_block(line, following, reader):
            blank = Line(line.number, "", Kind.BLANK, line.depth)
            apart.append(blank)
            reader.read(blank)
        apart.append(line)
        reader.read(line)
    return apart


def _starts_block(line: Line, following: Line | None, reader: _Reader) -> bool:
    before = reader.before
    if before is None or before.kind is Kind.BLANK or line.kind is Kind.BLANK:
        return False
    if before.kind in _APART_FROM_WHAT_FOLLOWS or _ends_block(before):
        return True
    if line.kind in _APART_FROM_WHAT_PRECEDES:
        return not line.kind is before.kind is Kind.QUOTE
    if line.kind is Kind.ITEM:
        if reader.is_in_item_text():
            return reader.is_other_list(line)
        return before.kind in (Kind.TEXT, Kind.QUOTE)
    return line.kind is Kind.TEXT and bool(reader.paragraph) and _heads_table(line, following)


def _is_ordered(item: Line) -> bool:
    return item.text[0].isdigit()


def _ends_block(line: Line) -> bool:
    """Tell whether ``line`` defines an abbreviation or holds the attributes of its block."""
    return line.text.startswith(("*[", "{:")) and bool(
        _ABBREVIATION.match(line.text) or ATTRIBUTES.match(line.text)
    )


def _heads_table(line: Line, following: Line | None) -> bool:
    return (
        following is not None
        and "|" in line.text
        and "|" in following.text
        and bool(_TABLE_DELIMITER.match(following.text))
    )
