"""Values -> the head of a file: the mirror of reading, in each notation of a metadata block."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime

import yaml

from posts.errors import FrontMatterError
from posts.frontmatter.document import Value
from posts.frontmatter.notations.fences import TOML_FENCE, opening_fence, split_at_fences
from posts.frontmatter.notations.toml_writing import replace_in_toml
from posts.frontmatter.notations.yaml_block import parse_yaml
from posts.frontmatter.notations.yaml_writing import Written, replace_in_yaml, yaml_of
from posts.japanese import compose

_OPENING_LINE = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
# Hexo's old files open with a key and close with a fence all the same.
_CLOSING_ALONE = re.compile(r"^---[ \t]*\s*\Z", re.MULTILINE)
_LINE_OF_PELICAN = re.compile(r"([A-Za-z][\w-]*)([ \t]*:[ \t]*)(.*)")


def write_head(values: Mapping[str, Written]) -> str:
    """Return a new head with these keys, in their order: YAML between ``---``, as Jekyll has it."""
    return f"---\n{replace_in_yaml('', values)}---\n"


def replace_in_head(head: str, values: Mapping[str, Written]) -> str:
    """Return ``head`` with new values for some keys, in the notation that it has.

    Everything else stays as it was: the keys in their order and spelling, unknown ones, comments,
    line ends. Keys that are not there are appended. A head of nothing becomes one of YAML.
    """
    if not values:
        return head
    mark = "\ufeff" if head.startswith("\ufeff") else ""
    plain = head.removeprefix("\ufeff")
    if opening_fence(plain):
        return mark + _replace_between_fences(plain, values)
    if plain.lstrip().startswith("{"):
        return mark + _replace_in_json(plain, values)
    if closing := _CLOSING_ALONE.search(plain):
        block = _replace_in_yaml(plain[: closing.start()], values)
        return mark + block + plain[closing.start() :]
    if plain.strip():
        return mark + _replace_in_lines(plain, values)
    return mark + write_head(values)


def _replace_between_fences(head: str, values: Mapping[str, Written]) -> str:
    fence = opening_fence(head)
    block = split_at_fences(head, fence).block
    opening = _OPENING_LINE.match(head, head.index(fence))
    begin = opening.end() if opening else len(head)
    replace = replace_in_toml if fence == TOML_FENCE else _replace_in_yaml
    return head[:begin] + replace(block, values) + head[begin + len(block) :]


def _replace_in_yaml(block: str, values: Mapping[str, Written]) -> str:
    """Replace keys; where aliases or brackets around all of it get in the way, write all anew."""
    wanted = {**parse_yaml(block, 1).fields, **{key: _read(values[key]) for key in values}}
    try:
        text = replace_in_yaml(block, values)
        if parse_yaml(text, 1).fields == wanted:
            return text
    except FrontMatterError:
        pass
    return yaml.safe_dump(wanted, allow_unicode=True, sort_keys=False, width=1_000_000)


def _read(value: Written) -> Value:
    """The field that a reader of YAML makes of a written value."""
    if isinstance(value, tuple):
        return [_read(item) for item in value]
    if isinstance(value, Mapping):
        return {compose(key): compose(text) for key, text in value.items()}
    if isinstance(value, str):
        return compose(value)
    return yaml_of(value) or None


def _replace_in_json(head: str, values: Mapping[str, Written]) -> str:
    begin = head.index("{")
    tree, end = json.JSONDecoder(strict=False).raw_decode(head[begin:])
    tree |= {key: _plain(value) for key, value in values.items()}
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    newline = "\r\n" if "\r\n" in head else "\n"
    return head[:begin] + text.replace("\n", newline) + head[begin + end :]


def _plain(value: Written) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _replace_in_lines(head: str, values: Mapping[str, Written]) -> str:
    """Replace in Pelican's head: ``Title: …`` lines and an empty one behind them."""
    left = {key.lower(): (key, value) for key, value in values.items()}
    lines = []
    for line in head.splitlines(keepends=True):
        match = _LINE_OF_PELICAN.match(line)
        if match and match[1].lower() in left:
            _, value = left.pop(match[1].lower())
            line = match[1] + match[2] + _on_a_line(value) + line[match.end(3) :]
        lines.append(line)
    last = next((row for row, line in enumerate(lines) if not line.strip()), len(lines))
    newline = "\r\n" if "\r\n" in head else "\n"
    new = [f"{key}: {_on_a_line(value)}{newline}" for key, value in left.values()]
    return "".join([*lines[:last], *new, *lines[last:]])


def _on_a_line(value: Written) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_on_a_line, value))
    if isinstance(value, str):
        return " ".join(value.split())
    return yaml_of(value)
