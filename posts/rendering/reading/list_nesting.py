"""Which list item each line lies in, so that lists can be written with four columns a level.

Authors indent the children of an item to its text, two or three columns in; Python-Markdown
wants four. kramdown's own rule is the column of the text; a child that is at least two columns
in is taken as meant, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.util import STX

from posts.errors import RenderingError
from posts.rendering.reading.source import QUOTE, RULE, LineKind, Signs, SourceLine

DEEPEST_LIST = 30

_CODE_INDENT = 4
_SIGNS_OF_BLOCKS = f"#>-+*_0123456789:<{{{STX}"
_RAW_OPENING = re.compile(r" {0,3}<(?:(pre|script|style|textarea)\b|(!--))", re.IGNORECASE)
_IN_PARAGRAPH = (LineKind.TEXT, LineKind.ITEM, LineKind.QUOTE)


@dataclass(frozen=True)
class _Item:
    indent: int
    content: int

    def holds(self, column: int) -> bool:
        return column >= min(self.content, self.indent + 2)


def set_list_levels(lines: list[SourceLine], signs: Signs) -> list[SourceLine]:
    """Set kind, depth and text (without list indentation) of each of ``lines``, and return them.

    Raises RenderingError where lists are nested deeper than DEEPEST_LIST.
    """
    items: list[_Item] = []
    before = LineKind.BLANK
    raw_end: str | None = None
    for line in lines:
        raw_end = raw_end or _raw_end(line.text)
        if raw_end is None:
            _place(line, items, before, signs)
        else:
            line.kind = LineKind.VERBATIM
            items.clear()
            raw_end = None if raw_end in line.text.lower() else raw_end
        before = line.kind
    return lines


def _raw_end(text: str) -> str | None:
    match = _RAW_OPENING.match(text) if "<" in text else None
    if match is None:
        return None
    return "-->" if match[2] else f"</{match[1].lower()}"


def _place(line: SourceLine, items: list[_Item], before: LineKind, signs: Signs) -> None:
    content = line.text.lstrip(" ")
    if not content.strip():
        line.kind, line.text, line.depth = LineKind.BLANK, "", len(items)
        return
    indent = len(line.text) - len(content)
    line.kind = _kind(content, signs)
    is_lazy = line.kind is LineKind.TEXT and before in _IN_PARAGRAPH
    if not is_lazy:
        while items and not items[-1].holds(indent):
            items.pop()
    line.depth = len(items)
    base = items[-1].content if items else 0
    if indent - base >= _CODE_INDENT and before not in _IN_PARAGRAPH:
        line.kind, line.text = LineKind.VERBATIM, line.text[base:]
        return
    line.text = content
    if line.kind is LineKind.ITEM:
        _open_item(line, indent, items, signs)


def _kind(content: str, signs: Signs) -> LineKind:  # noqa: PLR0911 - one way out a case
    if content[0] not in _SIGNS_OF_BLOCKS:
        return LineKind.TEXT
    if RULE.match(content):
        return LineKind.RULE
    if signs.item.match(content):
        return LineKind.ITEM
    if signs.heading.match(content):
        return LineKind.HEADING
    if QUOTE.match(content):
        return LineKind.QUOTE
    if signs.marker.match(content):
        return LineKind.MARKER
    return LineKind.TEXT


def _open_item(line: SourceLine, indent: int, items: list[_Item], signs: Signs) -> None:
    match = signs.item.match(line.text)
    if match is None:
        return
    if match["marker"].endswith(")"):
        line.text = line.text.replace(")", ".", 1)
    width = match.end()
    if len(match["space"]) > _CODE_INDENT:
        width = len(match["marker"]) + 1
    items.append(_Item(indent, indent + width))
    if len(items) > DEEPEST_LIST:
        raise RenderingError(
            "line {line} of the body: lists are nested more than {deepest} deep; take some levels "
            "out.",
            line=line.number,
            deepest=DEEPEST_LIST,
        )
