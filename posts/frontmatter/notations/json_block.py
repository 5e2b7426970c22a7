"""A JSON object at the head of a file -> fields whose scalars are text, as YAML gives them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from posts.errors import FrontMatterError
from posts.frontmatter.notations.block import LARGEST_BLOCK, Block, HeadAndBody
from posts.frontmatter.notations.fences import line_at
from posts.frontmatter.notations.parsed_values import as_fields
from posts.messages import Message

# Not Liquid's "{%" and "{{", nor kramdown's "{:": an object begins with a key, or is empty.
_OPENING = re.compile(r"\ufeff?\s*(\{)\s*[\"}]")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")


def opens_with_json(text: str) -> bool:
    """Say whether the text begins with an object in JSON."""
    return _OPENING.match(text) is not None


def split_json(text: str) -> HeadAndBody:
    """Split a text that opens with an object in JSON, and read it.

    Of a key that stands twice the last value counts. Raises FrontMatterError, with the line, for
    what is no JSON, for text behind it on its last line, and for more than ``block`` allows.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise FrontMatterError(Message("the file does not begin with an object in JSON"), 1)
    begin = opening.start(1)
    line = line_at(text, begin)
    doubles: list[str] = []
    tree, end = _load(text, begin, doubles)
    rest = _REST_OF_LINE.match(text, end)
    if rest is None or not isinstance(tree, dict):
        raise FrontMatterError(
            Message(
                "text stands behind the '}}' that closes the front matter; put it "
                "on a line of its own"
            ),
            line_at(text, end),
        )
    fields, notes = as_fields(tree, line)
    doubled = [
        Message("the key {key!r} stands twice; the last one counts", key=key) for key in doubles
    ]
    block = Block(fields, {}, (*doubled, *notes))
    return HeadAndBody(text[: rest.end()], text[rest.end() :], line_at(text, rest.end()), block)


def _load(text: str, begin: int, doubles: list[str]) -> tuple[object, int]:
    def pairs(found: Sequence[tuple[str, object]]) -> dict[str, object]:
        tree = dict(found)
        if len(tree) < len(found):
            times = Counter(key for key, _ in found)
            doubles.extend(key for key, count in times.items() if count > 1)
        return tree

    decoder = json.JSONDecoder(
        object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=str, strict=False
    )
    try:
        tree, end = decoder.raw_decode(text[begin : begin + LARGEST_BLOCK])
    except json.JSONDecodeError as error:
        raise FrontMatterError(
            "this is no JSON: {fault}; the front matter must be one object of at most {largest} "
            "KiB",
            line_at(text, begin + error.pos),
            fault=error.msg,
            largest=LARGEST_BLOCK // 1024,
        ) from error
    except RecursionError as error:
        raise FrontMatterError(
            Message("the JSON is nested beyond all measure; flatten it"), line_at(text, begin)
        ) from error
    return tree, begin + end
