"""The lines of a body: their number in the source, and what block each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a line is, as far as the rules of this room need to know."""

    BLANK = auto()
    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    RULE = auto()
    UNDERLINE = auto()
    QUOTE = auto()
    FENCED = auto()
    VERBATIM = auto()


@dataclass(slots=True)
class Line:
    """One line: ``number`` counts from 1 in the body, ``text`` carries no list indentation.

    ``depth`` is the number of list items that the line lies in; an item's own line lies in its
    parents only.
    """

    number: int
    text: str
    kind: Kind = Kind.TEXT
    depth: int = 0


ITEM = re.compile(r"(?P<marker>[-+*]|\d{1,9}\.)(?P<space> +)(?=\S)")
HEADING = re.compile(r"#{1,6}[ \t]+\S")
RULE = re.compile(r"(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
QUOTE = re.compile(r" {0,3}>")
ATTRIBUTES = re.compile(r"\{:[^}]*\} *$")
