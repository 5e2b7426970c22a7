"""A body while it is read: its lines, and the blocks that are set aside from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from markdown.util import HTML_PLACEHOLDER


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

#: What authors mean besides: ``1)`` begins an item, ``##　題`` is a heading.
ITEM_OF_ANY_MARKER = re.compile(r"(?P<marker>[-+*]|\d{1,9}\.|\d{1,3}\))(?P<space> +)(?=\S)")
HEADING_WITH_ANY_BLANK = re.compile(r"#{1,6}[ \t\u3000]+\S")


@dataclass(frozen=True)
class Signs:
    """The signs with which a line opens a block, where Markdowns differ."""

    marker: re.Pattern[str]
    item: re.Pattern[str] = ITEM
    heading: re.Pattern[str] = HEADING


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


@dataclass(frozen=True)
class CodeBlock:
    """Code, the name of its language (``""`` where none is given) and of its file."""

    language: str
    source: str
    title: str = ""


@dataclass(frozen=True)
class ReadyHtml:
    """HTML in place of signs that Markdown does not know; sanitised like all the rest."""

    html: str


@dataclass(frozen=True)
class Box:
    """A box around blocks: ``element`` is ``aside``, ``details`` or ``blockquote``.

    ``title`` is Markdown of one line: the summary of details, the head of an aside, the source of a
    quotation.
    """

    element: str
    css_class: str = ""
    title: str = ""


@dataclass(frozen=True)
class BoxOpening:
    """Where ``box`` begins."""

    box: Box


@dataclass(frozen=True)
class BoxClosing:
    """Where the box ends whose opening was set aside as number ``opening``."""

    opening: int


Block = CodeBlock | ReadyHtml | BoxOpening | BoxClosing


class Stash:
    """Keeps blocks, and gives out the placeholder of each, which no author can write."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def put(self, block: Block) -> str:
        """Keep ``block`` and return what stands for it in the text."""
        self.blocks.append(block)
        return str(HTML_PLACEHOLDER % (len(self.blocks) - 1))
