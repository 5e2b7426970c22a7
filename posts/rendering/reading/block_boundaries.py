"""Where blocks begin: what interrupts a paragraph, and lines that are a block by themselves."""

from __future__ import annotations

import re
from itertools import zip_longest

from posts.messages import Message
from posts.rendering.link_cards import address_of_embed, link_card
from posts.rendering.mathml import displayed_formula
from posts.rendering.reading.source import ATTRIBUTES, LineKind, ReadyHtml, SourceLine, Stash
from posts.rendering.rendered import Note, RenderOptions

_TABLE_DELIMITER = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|?$")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\]:")
_APART_FROM_WHAT_PRECEDES = (LineKind.HEADING, LineKind.QUOTE, LineKind.MARKER, LineKind.RULE)
_APART_FROM_WHAT_FOLLOWS = (LineKind.MARKER, LineKind.UNDERLINE)


class _Reader:
    """Remembers, line by line, the paragraph that is open and the kind of each list."""

    def __init__(self) -> None:
        self.before: SourceLine | None = None
        self.paragraph: list[SourceLine] = []
        self._is_ordered: dict[int, bool] = {}

    def read(self, line: SourceLine) -> None:
        if line.kind is LineKind.TEXT:
            self.paragraph.append(line)
        else:
            self.paragraph = [line] if line.kind is LineKind.ITEM else []
        if line.kind is LineKind.ITEM:
            self._is_ordered[line.depth] = _is_ordered(line)
        self.before = line

    def is_in_item_text(self) -> bool:
        return bool(self.paragraph) and self.paragraph[0].kind is LineKind.ITEM

    def is_other_list(self, item: SourceLine) -> bool:
        """Tell whether ``item`` has the other kind of marker than its elder sibling."""
        return item.depth <= self.paragraph[0].depth and self._is_ordered.get(
            item.depth
        ) is not _is_ordered(item)


def set_blocks_apart(lines: list[SourceLine]) -> list[SourceLine]:
    """Return ``lines`` with a blank line wherever a new block starts without one."""
    apart: list[SourceLine] = []
    reader = _Reader()
    for line, following in zip_longest(lines, lines[1:]):
        if _starts_block(line, following, reader):
            blank = SourceLine(line.number, "", LineKind.BLANK, line.depth)
            apart.append(blank)
            reader.read(blank)
        apart.append(line)
        reader.read(line)
    return apart


def _starts_block(line: SourceLine, following: SourceLine | None, reader: _Reader) -> bool:
    before = reader.before
    if before is None or before.kind is LineKind.BLANK or line.kind is LineKind.BLANK:
        return False
    if before.kind in _APART_FROM_WHAT_FOLLOWS or _ends_block(before):
        return True
    if line.kind in _APART_FROM_WHAT_PRECEDES:
        return not line.kind is before.kind is LineKind.QUOTE
    if line.kind is LineKind.ITEM:
        if reader.is_in_item_text():
            return reader.is_other_list(line)
        return before.kind in (LineKind.TEXT, LineKind.QUOTE)
    return line.kind is LineKind.TEXT and bool(reader.paragraph) and _heads_table(line, following)


def _is_ordered(item: SourceLine) -> bool:
    return item.text[0].isdigit()


def _ends_block(line: SourceLine) -> bool:
    """Tell whether ``line`` defines an abbreviation or holds the attributes of its block."""
    return line.text.startswith(("*[", "{:")) and bool(
        _ABBREVIATION.match(line.text) or ATTRIBUTES.match(line.text)
    )


def _heads_table(line: SourceLine, following: SourceLine | None) -> bool:
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
    lines: list[SourceLine], stash: Stash, options: RenderOptions, notes: list[Note]
) -> list[SourceLine]:
    """Return ``lines`` with such lines put into ``stash``; an embed nobody knows stays text."""
    for line in lines:
        if line.kind is LineKind.ITEM and "@[" in line.text:
            _set_embed_of_item(line, stash)
        elif line.kind is LineKind.TEXT and line.text.startswith(("@[", "http", "$$")):
            markup = _markup(line, options, notes)
            if markup is not None:
                line.text, line.kind = stash.put(markup), LineKind.MARKER
    return lines


def _set_embed_of_item(line: SourceLine, stash: Stash) -> None:
    embed = _EMBED.match(line.text)
    card = _card(embed)
    if embed is not None and card is not None:
        line.text = (embed["marker"] or "") + stash.put(card)


def _card(embed: re.Match[str] | None) -> ReadyHtml | None:
    url = address_of_embed(embed["service"], embed["value"]) if embed else None
    return ReadyHtml(link_card(url, embed["service"])) if embed and url else None


def _markup(line: SourceLine, options: RenderOptions, notes: list[Note]) -> ReadyHtml | None:
    embed = _EMBED.match(line.text)
    card = _card(embed)
    if card is not None:
        return card
    if embed is not None:
        told = Message("The embed {embed} is not known.", embed=line.text.strip())
        notes.append(Note(line.number, told))
    if options.has_bare_urls and not line.depth and _URL.match(line.text):
        return ReadyHtml(link_card(line.text.strip()))
    formula = _FORMULA.match(line.text) if options.has_math else None
    return ReadyHtml(displayed_formula(formula["source"].strip())) if formula else None
