"""Fenced code is taken out before any other rule looks, so that no rule can touch code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.messages import Message
from posts.rendering.mathml import displayed_formula
from posts.rendering.preprocessing.code_titles import language_and_title
from posts.rendering.preprocessing.lines import Line, quotes_and_indent, without_prefix
from posts.rendering.preprocessing.stash import Block, CodeBlock, Markup, Stash
from posts.rendering.preprocessing.template_code import TaggedCode, TaggedCodeFinder
from posts.rendering.rendered import Note, RenderOptions

_OPENING = re.compile(
    r"(?P<prefix>[ >]*(?:(?:[-+*]|\d{1,9}\.|\d{1,3}\)) +)?)"
    r"(?P<fence>`{3,}(?=[^`]*$)|~{3,}|\$\$(?=[^$]*$))[ \t]*(?P<info>.*?)[ \t]*$"
)
_CLOSING = re.compile(r"[ >]*(?P<last>)(?P<fence>`{3,}|~{3,})[ \t]*$")
_CLOSING_OF_MATH = re.compile(r"(?P<last>[^$]*)(?P<fence>\$\$)[ \t]*$")
_LIST_ITEM = re.compile(r"[ >]*(?:[-+*]|\d{1,9}\.|\d{1,3}\)) ")
_DEEPEST_INDENT_OUTSIDE_LISTS = 3
_MATH_FENCE = "$$"


@dataclass(frozen=True)
class _Opening:
    index: int
    prefix: str
    fence: str
    info: str


def take_out_code(
    lines: list[Line], stash: Stash, options: RenderOptions, notes: list[Note]
) -> list[Line]:
    """Put the code of ``lines`` into ``stash``; a line with its placeholder stays for each block.

    The placeholder keeps the indentation, quotation and list marker of the opening fence. A fence
    that is never closed stays text, as in kramdown, and is noted. Formulas between ``$$`` are taken
    out where the flavour has them.
    """
    return _CodeTaker(lines, stash, options, notes).take_all()


def math_block(source: str) -> Markup:
    """Return a formula in TeX as a block of its own."""
    return Markup(displayed_formula(source))


class _CodeTaker:
    def __init__(
        self, lines: list[Line], stash: Stash, options: RenderOptions, notes: list[Note]
    ) -> None:
        self._lines, self._stash, self._options, self._notes = lines, stash, options, notes
        self._tagged = TaggedCodeFinder(lines, options)
        self._shortest_unclosed: dict[tuple[str, int], int] = {}

    def take_all(self) -> list[Line]:
        kept: list[Line] = []
        in_list = False
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            in_list = _is_in_list(line.text, in_list)
            tagged = self._tagged.find(index)
            if tagged is not None:
                kept.append(Line(line.number, self._placed(tagged, in_list)))
                index = tagged.after
                continue
            opening = self._opening(index, in_list)
            end = None if opening is None else self._closing(opening)
            if opening is None or end is None:
                if opening is not None:
                    self._leave_open(line, opening)
                kept.append(line)
                index += 1
                continue
            kept.append(
                Line(line.number, opening.prefix + self._stash.put(self._block(opening, end)))
            )
            index = end + 1
        return kept

    def _placed(self, tagged: TaggedCode, in_list: bool) -> str:
        """Tags may stand anywhere, but too far in, what stands for them would be code itself."""
        prefix = tagged.prefix if in_list or ">" in tagged.prefix else ""
        return prefix + self._stash.put(tagged.block)

    def _opening(self, index: int, in_list: bool) -> _Opening | None:
        text = self._lines[index].text
        if "```" not in text and "~~~" not in text and not self._may_hold_math(text):
            return None
        match = _OPENING.match(text.expandtabs(4) if "\t" in text else text)
        if match is None or (match["fence"] == _MATH_FENCE and not self._options.has_math):
            return None
        outside = (
            not in_list and quotes_and_indent(match["prefix"])[1] > _DEEPEST_INDENT_OUTSIDE_LISTS
        )
        return None if outside else _Opening(index, match["prefix"], match["fence"], match["info"])

    def _may_hold_math(self, text: str) -> bool:
        return self._options.has_math and _MATH_FENCE in text

    def _closing(self, opening: _Opening) -> int | None:
        """Return the index of the closing fence; remember failures, or n openings cost n * n."""
        length = len(opening.fence)
        quotes = opening.prefix.count(">")
        key = (opening.fence[0], quotes)
        closing = _CLOSING_OF_MATH if opening.fence == _MATH_FENCE else _CLOSING
        if length >= self._shortest_unclosed.get(key, length + 1):
            return None
        for index in range(opening.index + 1, len(self._lines)):
            text = self._lines[index].text
            if quotes and not text.lstrip().startswith(">"):
                return None
            match = closing.match(text)
            if match and match["fence"][0] == key[0] and len(match["fence"]) >= length:
                return index
        if not quotes:
            self._shortest_unclosed[key] = length
        return None

    def _block(self, opening: _Opening, end: int) -> Block:
        quotes, indent = quotes_and_indent(opening.prefix)
        inner = (line.text for line in self._lines[opening.index + 1 : end])
        source = "\n".join(without_prefix(text, quotes, indent) for text in inner)
        if opening.fence == _MATH_FENCE:
            last = without_prefix(self._lines[end].text, quotes, indent).rstrip().removesuffix("$$")
            return math_block("\n".join(filter(str.strip, [opening.info, source, last])))
        if opening.info == "math" and self._options.has_math:
            return math_block(source)
        language, title = language_and_title(opening.info, self._options)
        return CodeBlock(language, source, title)

    def _leave_open(self, line: Line, opening: _Opening) -> None:
        if opening.fence == _MATH_FENCE:
            return
        self._notes.append(
            Note(line.number, Message("A code fence is opened here and never closed."))
        )
        line.text = line.text.replace(opening.fence, "\\" + "\\".join(opening.fence), 1)


def _is_in_list(text: str, in_list: bool) -> bool:
    if not text.strip():
        return in_list
    return bool(_LIST_ITEM.match(text)) or (in_list and text.startswith((" ", "\t")))
