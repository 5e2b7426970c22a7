"""The lines of a body: their number in the source, and what block each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class LineKind(Enum):
    """What a line is, as far as the rules of this room need to know."""

    BLANK = auto()
    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    RULE = auto()
    UNDERLINE = auto()
    QUOTE = auto()
    MARKER = auto()
    VERBATIM = auto()


@dataclass(slots=True)
class SourceLine:
    """One line: ``number`` counts from 1 in the body, ``text`` carries no list indentation.

    ``depth`` is the number of list items that the line lies in; an item's own line lies in its
    parents only. A MARKER stands for what was set aside, or opens or closes a box.
    """

    number: int
    text: str
    kind: LineKind = LineKind.TEXT
    depth: int = 0


ITEM = re.compile(r"(?P<marker>[-+*]|\d{1,9}\.)(?P<space> +)(?=\S)")
HEADING = re.compile(r"#{1,6}[ \t]+\S")
RULE = re.compile(r"(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
QUOTE = re.compile(r" {0,3}>")
ATTRIBUTES = re.compile(r"\{:[^}]*\} *$")

_ITEM_OF_ANY_MARKER = re.compile(r"(?P<marker>[-+*]|\d{1,9}\.|\d{1,3}\))(?P<space> +)(?=\S)")
_HEADING_WITH_ANY_BLANK = re.compile(r"#{1,6}[ \t\u3000]+\S")


@dataclass(frozen=True)
class Signs:
    """The signs with which a line opens a block, where Markdowns differ."""

    marker: re.Pattern[str]
    item: re.Pattern[str] = ITEM
    heading: re.Pattern[str] = HEADING


def kramdowns_signs(marker: str) -> Signs:
    """Signs that kramdown knows, and ``marker`` as what stands for blocks set aside."""
    return Signs(re.compile(marker))


def authors_signs(marker: str) -> Signs:
    """Besides, what authors mean: ``1)`` begins an item, ``##　題`` is a heading."""
    return Signs(re.compile(marker), _ITEM_OF_ANY_MARKER, _HEADING_WITH_ANY_BLANK)


def quotes_and_indent(prefix: str) -> tuple[int, int]:
    """Return how many marks of quotation ``prefix`` has, and how many columns follow them."""
    quotes = prefix.count(">")
    inside = prefix.rpartition(">")[2]
    return quotes, len(inside.removeprefix(" ") if quotes else inside)


def without_prefix(text: str, quotes: int, indent: int) -> str:
    """Return a line of code without ``quotes`` marks of quotation and up to ``indent`` blanks."""
    for _ in range(quotes):
        text = re.sub(r"^ {0,3}> ?", "", text, count=1)
    spaces = len(text) - len(text.lstrip(" "))
    return text[min(spaces, indent) :]
