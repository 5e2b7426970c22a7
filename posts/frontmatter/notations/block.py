"""What a parser of a metadata block gives, and how much a block may hold, in whichever notation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from posts.errors import FrontMatterError
from posts.frontmatter.document import Value

#: The largest metadata block that is read, in bytes of UTF-8.
LARGEST_BLOCK = 256 * 1024
DEEPEST_NESTING = 20
MOST_VALUES = 10_000
MOST_CHARACTERS = 1024 * 1024


@dataclass(frozen=True)
class Block:
    """``lines`` has the line in the file of every key at the top; ``notes`` what was mended."""

    fields: Mapping[str, Value]
    lines: Mapping[str, int]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeadAndBody:
    """``head`` and ``body``, which together are the file, and what the head says.

    ``body_line`` is the line, from 1, on which the body begins.
    """

    head: str
    body: str
    body_line: int
    block: Block = field(default_factory=lambda: Block({}, {}))


def refuse_a_huge_block(block: str, line: int) -> None:
    """Raise FrontMatterError where a block, which begins on ``line``, is beyond LARGEST_BLOCK."""
    size = len(block.encode("utf-8", "surrogatepass"))
    if size > LARGEST_BLOCK:
        raise FrontMatterError(
            "the front matter has {size} KiB, more than {largest}; perhaps the line that closes "
            "it is missing",
            line,
            size=size // 1024,
            largest=LARGEST_BLOCK // 1024,
        )


def refuse_too_many(values: int, characters: int, line: int | None) -> None:
    """Raise FrontMatterError where a block holds more than the limits of this module."""
    if values > MOST_VALUES or characters > MOST_CHARACTERS:
        raise FrontMatterError(
            "the front matter holds more than {values} values or {most_characters} characters, "
            "repeated ones ('*name') counted each time; shorten it",
            line,
            values=MOST_VALUES,
            most_characters=MOST_CHARACTERS,
        )


def refuse_deep_nesting(depth: int, line: int | None) -> None:
    """Raise FrontMatterError where a list or map at ``depth`` cannot be entered any more."""
    if depth >= DEEPEST_NESTING:
        raise FrontMatterError(
            "lists and maps lie more than {deepest} deep in one another; flatten them",
            line,
            deepest=DEEPEST_NESTING,
        )
