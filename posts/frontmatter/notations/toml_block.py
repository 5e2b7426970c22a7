"""A block of TOML -> fields whose scalars are text, as the block of YAML gives them."""

from __future__ import annotations

import re
import tomllib

from posts.errors import FrontMatterError
from posts.frontmatter.cleaning import UNSTORABLE, clean
from posts.frontmatter.notations.block import Block
from posts.frontmatter.notations.parsed_values import as_fields
from posts.messages import Message

#: Keys that stand twice are mended one by one, each with another parse.
_MOST_DOUBLES = 20
#: tomllib is quadratic in the parts of a dotted key.
_MOST_DOTS = 200

_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+|\"[^\"\\\n]+\"|'[^'\n]+')[ \t]*=")
_TABLE = re.compile(r"[ \t]*\[")
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_PLACE = re.compile(r" \(at line (\d+), column \d+\)\Z| \(at end of document\)\Z")


def parse_toml(block: str, first_line: int) -> Block:
    """Read the text between the fences, which begins on ``first_line`` of the file.

    Scalars are text in NFC, dates in ISO 8601. Of a key that stands twice on single lines the last
    value counts. Raises FrontMatterError, with the line, for what is no TOML and for more nesting,
    values or text than the limits of ``block`` allow.
    """
    text = block.replace("\r\n", "\n").replace("\r", "\n")
    notes: list[str] = []
    if UNSTORABLE.search(text):
        notes.append(Message("characters that cannot be stored were removed from the front matter"))
        text = clean(text)
    _refuse_long_dotted_keys(text, first_line)
    lines = text.split("\n")
    tree = _load(lines, first_line, notes)
    fields, more = as_fields(tree, first_line)
    return Block(fields, _key_lines(lines, first_line), (*notes, *more))


def _load(lines: list[str], first_line: int, notes: list[str]) -> dict[str, object]:
    for _ in range(_MOST_DOUBLES):
        try:
            return tomllib.loads("\n".join(lines), parse_float=str)
        except tomllib.TOMLDecodeError as error:
            row = _row_of(error, lines)
            double = _first_of_two(lines, row) if "overwrite" in str(error) else None
            if double is None:
                raise FrontMatterError(
                    "this is no TOML: {fault}; put quotation marks around texts, and write dates "
                    "as 2025-11-04T09:30:00+09:00",
                    first_line + row,
                    fault=_PLACE.sub("", str(error)),
                ) from error
            notes.append(
                Message(
                    "the key {key!r} stands twice, in lines {first} and {line}; "
                    "the last one counts",
                    key=_name(lines[row]),
                    first=first_line + double,
                    line=first_line + row,
                )
            )
            lines[double] = ""
        except (ValueError, RecursionError) as error:
            raise FrontMatterError(
                Message("the TOML holds a number or a nesting beyond all measure; shorten it"),
                first_line,
            ) from error
    raise FrontMatterError(
        "more than {most} keys stand twice; remove one of each two", first_line, most=_MOST_DOUBLES
    )


def _refuse_long_dotted_keys(text: str, first_line: int) -> None:
    for row, line in enumerate(text.split("\n") if text.count(".") > _MOST_DOTS else ()):
        if line.count(".") > _MOST_DOTS and _QUOTED.sub("", line).count(".") > _MOST_DOTS:
            raise FrontMatterError(
                "more than {most} dots stand outside quotation marks; put marks around texts",
                first_line + row,
                most=_MOST_DOTS,
            )


def _row_of(error: tomllib.TOMLDecodeError, lines: list[str]) -> int:
    place = _PLACE.search(str(error))
    if place is not None and place[1]:
        return min(int(place[1]), len(lines)) - 1
    return max((row for row, line in enumerate(lines) if line.strip()), default=0)


def _first_of_two(lines: list[str], row: int) -> int | None:
    """Return the row above ``row``, in the same table, that gives the same key a value."""
    name = _name(lines[row])
    for above in range(row - 1, -1, -1):
        if _TABLE.match(lines[above]):
            return None
        if name and _name(lines[above]) == name:
            return above
    return None


def _name(line: str) -> str:
    match = _KEY.match(line)
    return match[1].strip("\"'") if match else ""


def _key_lines(lines: list[str], first_line: int) -> dict[str, int]:
    """Return the line of each key above the first table."""
    found: dict[str, int] = {}
    for row, line in enumerate(lines):
        if _TABLE.match(line):
            break
        if name := _name(line):
            found[name] = first_line + row
    return found
