"""Where the metadata block of a file begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from posts.errors import FrontMatterError
from posts.frontmatter.notations.block import refuse_a_huge_block

YAML_FENCE = "---"
TOML_FENCE = "+++"
FENCES = (YAML_FENCE, TOML_FENCE)

_LINE_END = re.compile(r"\r\n|\n|\r")
_WHOLE_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_END = r"(?:\r\n|\n|\r|\Z)"
# Jekyll allows no blank lines before the fence; drafting tools leave them all the same.
_BEFORE = r"\ufeff?(?:[ \t\r\n]*[\r\n])?"
_OPENINGS = {mark: re.compile(rf"{_BEFORE}{re.escape(mark)}[ \t]*{_END}") for mark in FENCES}
# Jekyll's Document::YAML_FRONT_MATTER_REGEXP closes with three dots as well.
_CLOSINGS = {
    YAML_FENCE: re.compile(rf"(?<=[\n\r])(?:---|\.\.\.)[ \t\u3000]*{_END}"),
    TOML_FENCE: re.compile(rf"(?<=[\n\r])\+\+\+[ \t\u3000]*{_END}"),
}


@dataclass(frozen=True)
class FencedText:
    """A file in its parts: ``head``, fences included, and ``body``.

    ``block`` lies between the fences; ``block_line`` and ``body_line`` are the lines, from 1, on
    which they begin.
    """

    head: str
    block: str
    block_line: int
    body: str
    body_line: int


def opening_fence(text: str) -> str:
    """Return the fence that is the first line that is not blank, or "" where it is another."""
    return next((mark for mark, opening in _OPENINGS.items() if opening.match(text)), "")


def split_at_fences(text: str, fence: str = YAML_FENCE) -> FencedText:
    """Split a text that opens with ``fence``.

    Raises FrontMatterError where the block is not closed or is larger than LARGEST_BLOCK.
    """
    opening = _OPENINGS[fence].match(text)
    if opening is None:
        raise FrontMatterError(
            "the file does not begin with '{fence}'; put the keys between two of them",
            1,
            fence=fence,
        )
    block_line = line_at(text, opening.end())
    closing = _CLOSINGS[fence].search(text, opening.end())
    if closing is None:
        raise FrontMatterError(
            "the front matter that '{fence}' opens here is never closed; put a line of '{fence}' "
            "after its last key",
            max(1, block_line - 1),
            fence=fence,
        )
    block = text[opening.end() : closing.start()]
    refuse_a_huge_block(block, block_line)
    return FencedText(
        head=text[: closing.end()],
        block=block,
        block_line=block_line,
        body=text[closing.end() :],
        body_line=line_at(text, closing.end()),
    )


def end_of_block(text: str, fence: str) -> int:
    """Return where the block of a text that opens with ``fence`` ends; its length where never."""
    opening = _OPENINGS[fence].match(text)
    closing = _CLOSINGS[fence].search(text, opening.end()) if opening else None
    return closing.start() if closing else len(text)


def lines_of(text: str) -> Iterator[tuple[str, int]]:
    """Yield each line of a text without its end, and where the next one begins."""
    for match in _WHOLE_LINE.finditer(text):
        if match[0]:
            yield match[1], match.end()


def line_at(text: str, position: int) -> int:
    """Return the line, from 1, in which ``position`` lies; CR, LF and CRLF end a line."""
    if "\r" not in text:
        return text.count("\n", 0, position) + 1
    return sum(1 for _ in _LINE_END.finditer(text, 0, position)) + 1
