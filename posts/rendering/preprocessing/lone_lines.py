"""Lines that hold nothing but an embed, an address or a formula, and become a block each."""

from __future__ import annotations

import re

from posts.messages import Message
from posts.rendering.cards import address_of_embed, link_card
from posts.rendering.preprocessing.fences import math_block
from posts.rendering.preprocessing.lines import Kind, Line
from posts.rendering.preprocessing.stash import Markup, Stash
from posts.rendering.rendered import Note, RenderOptions

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
