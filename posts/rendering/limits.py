"""What one body may cost: Python-Markdown is quadratic in brackets that are left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posts.errors import RenderingError
from posts.messages import Message

#: Several times the longest article; all limits together keep one rendering below ten seconds.
MOST_CHARACTERS = 500_000
MOST_LINES = 10_000

#: Lines of one block, which Python-Markdown joins and splits again for each of its items.
MOST_LINES_OF_A_BLOCK = 2_000

#: Sum of the squared lengths of blocks: each sign of markup makes a copy of its paragraph.
MOST_COPYING = 50_000**2

#: Signs such as ``*`` in a row.
LONGEST_RUN = 500

#: Characters that may be scanned in search of closing brackets: about three seconds' work.
MOST_SCANNED = 10_000_000

#: Raw tags in one body; the sanitiser is quadratic in formatting tags left open.
MOST_TAGS = 20_000

_RUN = re.compile(rf"([`~*_])\1{{{LONGEST_RUN}}}")
_BRACKET = re.compile(r"\\.|(?P<sign>\[|\]\(|\]|\))", re.DOTALL)
_TAG_EDGE = re.compile(r"<(?=[a-zA-Z/!?])|>")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def refuse_what_is_too_long(source: str) -> None:
    """Raise RenderingError where the ``source`` of a body is beyond any article."""
    lines = source.count("\n") + 1
    if len(source) > MOST_CHARACTERS or lines > MOST_LINES:
        raise RenderingError(
            "the body has {characters:,} characters in {lines:,} lines; at most "
            "{most_characters:,} characters and {most_lines:,} lines can be rendered: divide it.",
            characters=len(source),
            lines=lines,
            most_characters=MOST_CHARACTERS,
            most_lines=MOST_LINES,
        )


def refuse_what_costs_too_much(text: str) -> None:
    """Raise RenderingError where ``text``, its code taken out, would take more than seconds."""
    run = _RUN.search(text)
    if run is not None:
        line = text.count("\n", 0, run.start()) + 1
        raise RenderingError(
            "near line {line}, the body has more than {most} {sign} in a row; take some out.",
            line=line,
            most=LONGEST_RUN,
            sign=run[1],
        )
    if len(text) ** 2 > MOST_COPYING or text.count("\n") > MOST_LINES_OF_A_BLOCK:
        _refuse_long_blocks(text)
    if "[" in text:
        _refuse_open_brackets(text)
    if "<" in text:
        refuse_open_tags(text)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block of ``text`` and the number of the line near which it begins."""
    line = 1
    for block in _BLANK_LINE.split(text):
        yield line, block
        line += block.count("\n") + 2


def _refuse_long_blocks(text: str) -> None:
    copying = 0
    for line, block in _paragraphs(text):
        lines = block.count("\n") + 1
        copying += len(block) ** 2
        if lines > MOST_LINES_OF_A_BLOCK or copying > MOST_COPYING:
            raise RenderingError(
                "near line {line} of the body: {characters:,} characters in {lines:,} lines "
                "without a blank line; divide them into paragraphs.",
                line=line,
                characters=len(block),
                lines=lines,
            )


def _refuse_open_brackets(text: str) -> None:
    scanned = 0
    for line, paragraph in _paragraphs(text):
        scanned += _bracket_scanning(paragraph)
        if scanned > MOST_SCANNED:
            raise RenderingError(
                "the paragraph near line {line} of the body leaves too many brackets open; close "
                "them, or put a backslash before them.",
                line=line,
            )


def refuse_open_tags(text: str) -> None:
    """Raise RenderingError where ``text`` has too many tags, or too many that are never closed."""
    if text.count("<") > MOST_TAGS:
        raise RenderingError(
            "the body has more than {most:,} signs <; divide it, or write &lt; where no tag is "
            "meant.",
            most=MOST_TAGS,
        )
    if _tag_scanning(text) > MOST_SCANNED:
        raise RenderingError(
            Message(
                "the body has too many signs < without a > after them; close them, or write &lt;."
            )
        )


def _bracket_scanning(paragraph: str) -> int:
    """Return the sum of the distances from each opening bracket to its closing one, or the end."""
    distance = 0
    opened: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(paragraph):
        sign = match["sign"]
        if sign == "[":
            opened.append(("]", match.start()))
        elif sign is not None:
            if opened and opened[-1][0] == sign[0]:
                distance += match.start() - opened.pop()[1]
            if sign == "](":
                opened.append((")", match.start()))
    return distance + sum(len(paragraph) - start for _, start in opened)


def _tag_scanning(text: str) -> int:
    """Return the sum of the distances from each ``<`` of a tag to the next ``>``, or the end."""
    distance = 0
    opened: list[int] = []
    for match in _TAG_EDGE.finditer(text):
        if match[0] == "<":
            opened.append(match.start())
        else:
            distance += len(opened) * match.start() - sum(opened)
            opened.clear()
    return distance + len(opened) * len(text) - sum(opened)
