"""The head of a file, in its notation: YAML between ``---``, TOML between ``+++``, JSON, none."""

from __future__ import annotations

from posts.frontmatter.notations.block import Block, HeadAndBody
from posts.frontmatter.notations.fences import (
    TOML_FENCE,
    YAML_FENCE,
    FencedText,
    opening_fence,
    split_at_fences,
)
from posts.frontmatter.notations.json_block import opens_with_json, split_json
from posts.frontmatter.notations.toml_block import parse_toml
from posts.frontmatter.notations.yaml_block import parse_yaml
from posts.messages import Message

_PARSERS = {YAML_FENCE: parse_yaml, TOML_FENCE: parse_toml}


def split_head(text: str) -> HeadAndBody:
    """Take the metadata block off a text, and read it; a text without one is all body.

    Raises FrontMatterError, with the line, for a block that is not closed or cannot be read.
    """
    fence = opening_fence(text)
    if fence:
        return read_between_fences(split_at_fences(text, fence), fence)
    if opens_with_json(text):
        return split_json(text)
    return without_head(text)


def read_between_fences(fenced: FencedText, fence: str) -> HeadAndBody:
    """Read the block of a text that was split at its fences; raises FrontMatterError."""
    block = _PARSERS[fence](fenced.block, fenced.block_line)
    if not fenced.head.removeprefix("\ufeff").startswith(fence):
        note = Message("blank lines before the front matter were passed over")
        block = Block(block.fields, block.lines, (*block.notes, note))
    return HeadAndBody(fenced.head, fenced.body, fenced.body_line, block)


def without_head(text: str) -> HeadAndBody:
    """Return a text as its body; only a byte order mark is taken off."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return HeadAndBody(mark, text[len(mark) :], 1)
