"""Where blocks begin: what interrupts a paragraph, and lines that are a block by themselves."""

from __future__ import annotations

import re

from posts.messages import Message
from posts.rendering.link_cards import address_of_embed, link_card
from posts.rendering.reading.code_blocks import math_block
from posts.rendering.reading.lines import ATTRIBUTES, Kind, Line
from posts.rendering.reading.stash import Markup, Stash
from posts.rendering.rendered import Note, RenderOptions

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


_EMBED = re.compile(
    r"(?P<marker>(?:[-+*]|\d{1,9}\.) +)?@\[(?P<service>[\w-]{1,40})\]\((?P<value>\S{1,2000})\) *$"
)
_URL = re.compile(r"https?://(?=[^/])[!-;=?-~]{1,2000} *$")
_FORMULA = re.compile(r"\$\$(?P<source>[^$]+)\$\$ *$")


def set_lone_lines(
    lines: list[Line], stash: Stash, options: RenderOptions, notes: list[Note]
) -> list[Line]:
    """Return ``lines`` with such lines put into ``stash``; an embed nobody knows stays text."""
    for line in lines:
        if line.kind is Kind.ITEM and "@[" in line.text:
            _set_embed_of_item(line, stash)
        elif line.kind is Kind.TEXT and line.text.startswith(("@[", "http", "$$")):
            markup = _markup(line, options, notes)
            if markup is not None:
                line.text, line.kind = stash.put(markup), Kind.MARKER
    return lines


def _set_embed_of_item(line: Line, stash: Stash) -> None:
    embed = _EMBED.match(line.text)
    url = address_of_embed(embed["service"], embed["value"]) if embed else None
    if embed is not None and url is not None:
        line.text = (embed["marker"] or "") + stash.put(Markup(link_card(url, embed["service"])))


def _markup(line: Line, options: RenderOptions, notes: list[Note]) -> Markup | None:
    embed = _EMBED.match(line.text)
    if embed is not None:
        url = address_of_embed(embed["service"], embed["value"])
        if url is not None:
            return Markup(link_card(url, embed["service"]))
        notes.append(
            Note(line.number, Message("The embed {embed} is not known.", embed=line.text.strip()))
        )
    if options.has_bare_urls and not line.depth and _URL.match(line.text):
        return Markup(link_card(line.text.strip()))
    formula = _FORMULA.match(line.text) if options.has_math else None
    return None if formula is None else math_block(formula["source"].strip())
