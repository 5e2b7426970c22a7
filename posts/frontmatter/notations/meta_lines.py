"""Lines ``Key: value`` at the top of a file -> fields, by the rules of Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from posts.frontmatter.cleaning import clean
from posts.frontmatter.document import Value
from posts.frontmatter.notations.block import (
    MOST_VALUES,
    Block,
    HeadAndBody,
    refuse_a_huge_block,
    refuse_too_many,
)
from posts.frontmatter.notations.fences import line_at, lines_of
from posts.frontmatter.notations.head import without_head
from posts.messages import Message

_PAIR = re.compile(r" {0,3}([A-Za-z0-9_-]+):(?:[ \t]+(.*)|[ \t]*)")
#: Lines by whose keys a file is recognised.
_MOST_ASKED = 100
_MORE = re.compile(r"(?: {4}|\t)[ \t]*(\S.*)")


def keys_of(text: str) -> frozenset[str]:
    """Return the keys, in lower case, of the lines at the top of ``text``."""
    found = islice(_lines(text.removeprefix("\ufeff")), _MOST_ASKED)
    return frozenset(key.lower() for key, _, _ in found if key)


def split_meta_lines(text: str) -> HeadAndBody:
    """Take the lines off the top, and the blank line below them; a text without any is all body.

    An indented line goes on with the value above it. Of a key that stands twice the last value
    counts. Raises FrontMatterError for more lines than the limits of ``block`` allow.
    """
    bare = without_head(text)
    found = list(islice(_lines(bare.body), MOST_VALUES + 1))
    if not found:
        return bare
    end = found[-1][2]
    line_below, end_of_line_below = next(lines_of(bare.body[end:]), ("", 0))
    if not line_below.strip():
        end += end_of_line_below
    refuse_too_many(len(found), end, 1)
    refuse_a_huge_block(bare.body[:end], 1)
    head = bare.head + bare.body[:end]
    return HeadAndBody(head, bare.body[end:], line_at(head, len(head)), _block(found))


def _lines(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield key, value and end of each line; the key of a line that goes on is ""."""
    key = ""
    for line, end in lines_of(text):
        if pair := _PAIR.fullmatch(line):
            key = pair[1]
            yield key, (pair[2] or "").strip(), end
        elif key and (more := _MORE.fullmatch(line)):
            yield "", more[1].strip(), end
        else:
            return


def _block(found: list[tuple[str, str, int]]) -> Block:
    values: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    notes = []
    last = ""
    for line, (key, value, _) in enumerate(found, start=1):
        if not key:
            values[last].append(value)
            continue
        if key in values:
            notes.append(
                Message(
                    "the key {key!r} stands twice, in lines {first} and {line}; "
                    "the last one counts",
                    key=key,
                    first=lines[key],
                    line=line,
                )
            )
        last, values[key], lines[key] = key, [value], line
    fields: dict[str, Value] = {
        key: clean("\n".join(filter(None, parts))) for key, parts in values.items()
    }
    return Block(fields, lines, tuple(notes))
