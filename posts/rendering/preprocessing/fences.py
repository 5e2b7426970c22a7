"""Fenced code is taken out before any other rule looks, so that no rule can touch code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from posts.rendering.preprocessing.lines import Line
from posts.rendering.rendered import Note

_OPENING = re.compile(
    r"(?P<prefix>[ >]*(?:(?:[-+*]|\d{1,9}\.) +)?)"
    r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*$"
)
_CLOSING = re.compile(r"[ >]*(?P<fence>`{3,}|~{3,})[ \t]*$")
_LIST_ITEM = re.compile(r"[ >]*(?:[-+*]|\d{1,9}\.) ")
_DEEPEST_INDENT_OUTSIDE_LISTS = 3

#: Stands in the text for the code block of the given number.
Placeholder = Callable[[int], str]


@dataclass(frozen=True)
class CodeBlock:
    """The source between two fences, and what stood after the opening one (``python`` ...)."""

    info: str
    source: str


@dataclass
class _Opening:
    index: int
    prefix: str
    fence: str
    info: str

    @property
    def quotes(self) -> int:
        return self.prefix.count(">")

    @property
    def indent(self) -> int:
        inside = self.prefix.rpartition(">")[2]
        return len(inside.removeprefix(" ") if self.quotes else inside)


def take_out_fences(
    lines: list[Line], placeholder: Placeholder, notes: list[Note]
) -> tuple[list[Line], list[CodeBlock]]:
    """Replace each fenced block of ``lines`` by one line that holds ``placeholder(n)``.

    The placeholder keeps the indentation, quotation and list marker of the opening fence. A fence
    that is never closed stays text, as in kramdown, and is noted.
    """
    kept: list[Line] = []
    blocks: list[CodeBlock] = []
    shortest_unclosed: dict[tuple[str, int], int] = {}
    in_list = False
    index = 0
    while index < len(lines):
        line = lines[index]
        in_list = _is_in_list(line.text, in_list)
        opening = _opening(lines, index, in_list)
        end = None if opening is None else _closing(lines, opening, shortest_unclosed)
        if opening is None or end is None:
            if opening is not None:
                notes.append(Note(line.number, "A code fence is opened here and never closed."))
                line.text = line.text.replace(opening.fence, "\\" + "\\".join(opening.fence), 1)
            kept.append(line)
            index += 1
            continue
        kept.append(Line(line.number, opening.prefix + placeholder(len(blocks))))
        source = "\n".join(_inner(lines[n].text, opening) for n in range(index + 1, end))
        blocks.append(CodeBlock(opening.info, source))
        index = end + 1
    return kept, blocks


def _is_in_list(text: str, in_list: bool) -> bool:
    if not text.strip():
        return in_list
    return bool(_LIST_ITEM.match(text)) or (in_list and text.startswith((" ", "\t")))


def _opening(lines: list[Line], index: int, in_list: bool) -> _Opening | None:
    text = lines[index].text
    if "```" not in text and "~~~" not in text:
        return None
    match = _OPENING.match(text.expandtabs(4) if "\t" in text else text)
    if match is None:
        return None
    opening = _Opening(index, match["prefix"], match["fence"], match["info"])
    outside = not in_list and opening.indent > _DEEPEST_INDENT_OUTSIDE_LISTS
    return None if outside else opening


def _closing(
    lines: list[Line], opening: _Opening, shortest_unclosed: dict[tuple[str, int], int]
) -> int | None:
    """Return the index of the closing fence; remember failures, or n openings cost n * n lines."""
    length = len(opening.fence)
    key = (opening.fence[0], opening.quotes)
    if length >= shortest_unclosed.get(key, length + 1):
        return None
    for index in range(opening.index + 1, len(lines)):
        text = lines[index].text
        if (
            opening.quotes
            and text.lstrip(" >").count(">") == 0
            and not text.lstrip().startswith(">")
        ):
            return None
        match = _CLOSING.match(text)
        if match and match["fence"][0] == key[0] and len(match["fence"]) >= length:
            return index
    if not opening.quotes:
        shortest_unclosed[key] = length
    return None


def _inner(text: str, opening: _Opening) -> str:
    for _ in range(opening.quotes):
        text = re.sub(r"^ {0,3}> ?", "", text, count=1)
    spaces = len(text) - len(text.lstrip(" "))
    return text[min(spaces, opening.indent) :]
