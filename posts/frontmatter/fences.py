"""Where the metadata block of a file begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.errors import FrontMatterError

#: The largest metadata block that is read, in bytes of UTF-8.
LARGEST_BLOCK = 256 * 1024

_LINE_END = re.compile(r"\r\n|\n|\r")
# Jekyll allows no blank lines before the fence; drafting tools leave them all the same.
_OPENING = re.compile(r"\ufeff?(?:[ \t\r\n]*[\r\n])?---[ \t]*(?:\r\n|\n|\r|\Z)")
# Jekyll's Document::YAML_FRONT_MATTER_REGEXP closes with three dots as well.
_CLOSING = re.compile(r"(?<=[\n\r])(?:---|\.\.\.)[ \t\u3000]*(?:\r\n|\n|\r|\Z)")


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


def opens_with_a_fence(text: str) -> bool:
    """Say whether the first line that is not blank is ``---``."""
    return _OPENING.match(text) is not None


def split_at_fences(text: str) -> FencedText:
    """Split a text that opens with a fence.

    Raises FrontMatterError where the block is not closed or is larger than LARGEST_BLOCK.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise FrontMatterError(
            "the file does not begin with '---'; put the keys between two of them", 1
        )
    block_line = line_at(text, opening.end())
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise FrontMatterError(
            "the front matter that '---' opens here is never closed; put a line of '---' after its "
            "last key",
            max(1, block_line - 1),
        )
    block = text[opening.end() : closing.start()]
    _refuse_a_huge_block(block, block_line)
    return FencedText(
        head=text[: closing.end()],
        block=block,
        block_line=block_line,
        body=text[closing.end() :],
        body_line=line_at(text, closing.end()),
    )


def line_at(text: str, position: int) -> int:
    """Return the line, from 1, in which ``position`` lies; CR, LF and CRLF end a line."""
    if "\r" not in text:
        return text.count("\n", 0, position) + 1
    return sum(1 for _ in _LINE_END.finditer(text, 0, position)) + 1


def _refuse_a_huge_block(block: str, line: int) -> None:
    size = len(block.encode("utf-8", "surrogatepass"))
    if size > LARGEST_BLOCK:
        raise FrontMatterError(
            f"the front matter has {size // 1024} KiB, more than {LARGEST_BLOCK // 1024}; perhaps "
            "its closing '---' is missing",
            line,
        )
