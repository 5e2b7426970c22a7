"""What the YAML parser complains about -> a sentence that an editor can act on."""

from __future__ import annotations

import re

import yaml

from posts.errors import FrontMatterError
from posts.messages import Message

_QUOTE = Message("put quotation marks around the whole value")


def _begins_with(sign: str) -> Message:
    return Message(
        "a value begins with '{sign}', which YAML keeps; {quote}", sign=sign, quote=_QUOTE
    )


#: Words of the parser's message (libyaml's or PyYAML's), and what they mean to the writer.
_MEANINGS = (
    (
        "mapping values (are )?not allowed",
        Message("a second ': ' stands in the value; {quote}", quote=_QUOTE),
    ),
    (
        "cannot start any token",
        Message("a value begins with '@', '`' or '%', which YAML keeps; {quote}", quote=_QUOTE),
    ),
    ("scanning an alias", _begins_with("*")),
    ("scanning an anchor", _begins_with("&")),
    ("(scanning|parsing) a tag|undefined tag handle", _begins_with("!")),
    ("scanning a simple key", Message("the line has no ': ' behind its key; write 'key: value'")),
    (
        "unknown escape character",
        Message("'\\' stands between double quotation marks; write '\\\\'"),
    ),
    (
        "scanning a (double-|single-)?quoted scalar",
        Message("a quotation mark opened here is never closed; close it"),
    ),
    ("parsing a flow", Message("'[' or '{{' is never closed; close it, or {quote}", quote=_QUOTE)),
)
_OTHERWISE = Message(
    "the line does not fit the lines above it; check its indentation, and put quotation marks "
    "around values that hold more than plain words"
)
# Here the parser gives up far below the place where the writer has to mend something.
_BEGINS_AT_ITS_CONTEXT = ("simple key", "quoted scalar", "a flow")


def fault_of(error: yaml.YAMLError, block: str, first_line: int) -> FrontMatterError:
    """Return the fault in plain words; ``block`` begins on line ``first_line`` of the file."""
    message = " ".join(
        str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "")) if part
    )
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and any(words in message for words in _BEGINS_AT_ITS_CONTEXT):
        mark = context
    lines = block.split("\n")
    row = min(mark.line, len(lines) - 1) if mark is not None else 0
    return FrontMatterError(_sentence(message, lines[row]), first_line + row)


def _sentence(message: str, line: str) -> str:
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return Message("the line begins with a tab; indent it with spaces, as YAML demands")
    if "\u3000" in indentation:
        return Message(
            "the line begins with an ideographic space (U+3000); indent it with plain spaces"
        )
    for words, meaning in _MEANINGS:
        if re.search(words, message):
            return meaning
    return _OTHERWISE
