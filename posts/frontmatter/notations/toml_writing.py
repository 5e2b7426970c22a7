"""A block of TOML with some of its keys replaced, everything else to the letter as it was."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime

from posts.frontmatter.notations.yaml_writing import Written

_TABLE = re.compile(r"[ \t]*\[([^\[\]]+)\]")
_KEY = re.compile(r"([ \t]*(?:\"([^\"]+)\"|'([^']+)'|([A-Za-z0-9_-]+))[ \t]*=[ \t]*)")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: The tables in which Zola and Hugo keep names besides the top.
TABLES = ("taxonomies", "extra")


def replace_in_toml(block: str, values: Mapping[str, Written]) -> str:
    """Give keys of a block, which lies between the fences, new values.

    Keys are looked for at the top and in TABLES; those that are nowhere are put before the first
    table. A value of None takes the key away, as TOML has no word for nothing.
    """
    lines = block.splitlines(keepends=True)
    newline = "\r\n" if "\r\n" in block else "\n"
    places = _places(lines)
    for key in sorted(values.keys() & places.keys(), key=lambda key: -places[key][0]):
        first, last = places[key]
        lines[first:last] = _replaced("".join(lines[first:last]), values[key], newline)
    new = [
        f"{_key(key)} = {toml_of(value)}{newline}"
        for key, value in values.items()
        if key not in places and value is not None
    ]
    top = next((row for row, line in enumerate(lines) if _TABLE.match(line)), len(lines))
    if new and top and not lines[top - 1].endswith(("\n", "\r")):
        lines[top - 1] += newline
    return "".join([*lines[:top], *new, *lines[top:]])


def toml_of(value: Written) -> str:
    """Return a value as TOML on one line; nothing becomes an empty text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml_of, value))}]"
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {toml_of(text)}" for key, text in value.items())
        return f"{{{', '.join(pairs)}}}"
    return '"' + _ESCAPED.sub(_escape, value or "") + '"'


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else toml_of(key)


def _places(lines: list[str]) -> dict[str, tuple[int, int]]:
    """The lines, from the first to before the last, of each key at the top and in TABLES."""
    places: dict[str, tuple[int, int]] = {}
    table = ""
    row = 0
    while row < len(lines):
        opening, key = _TABLE.match(lines[row]), _KEY.match(lines[row])
        if opening:
            table = opening[1].strip()
        elif key and (not table or table in TABLES):
            end = _end_of_value(lines, row)
            places.setdefault(key[2] or key[3] or key[4], (row, end))
            row = end
            continue
        row += 1
    return places


def _end_of_value(lines: list[str], row: int) -> int:
    """The row behind a value that may stand on several lines: where it first reads as TOML."""
    for end in range(row + 1, len(lines) + 1):
        try:
            tomllib.loads("".join(lines[row:end]))
        except ValueError:
            continue
        return end
    return row + 1


def _replaced(old: str, value: Written, newline: str) -> list[str]:
    key = _KEY.match(old)
    if value is None or key is None:
        return []
    comment = re.search(r"[ \t]+#[^\"'\]\r\n]*$", old.rstrip("\r\n"))
    return [f"{key[1]}{toml_of(value)}{comment[0] if comment else ''}{newline}"]
