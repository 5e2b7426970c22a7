"""Values as the parsers of TOML and JSON make them -> fields whose scalars are text again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from posts.frontmatter.cleaning import UNSTORABLE, clean
from posts.frontmatter.document import Value
from posts.frontmatter.notations.block import refuse_deep_nesting, refuse_too_many
from posts.messages import Message


def as_fields(tree: Mapping[str, object], line: int) -> tuple[dict[str, Value], list[str]]:
    """Return the fields of ``tree``, whose block begins on ``line``, and notes on what was mended.

    Truth values become ``true`` and ``false``, dates ISO 8601, and numbers their decimal digits.
    Raises FrontMatterError for more nesting, values or text than the limits of ``block`` allow.
    """
    texts = _Texts(line)
    fields = texts.of_map(tree, depth=1)
    return fields, texts.notes


class _Texts:
    def __init__(self, line: int) -> None:
        self._line = line
        self._values = 0
        self._characters = 0
        self.notes: list[str] = []

    def of_map(self, tree: Mapping[str, object], depth: int) -> dict[str, Value]:
        return {self._text(key): self._value(value, depth) for key, value in tree.items()}

    def _value(self, value: object, depth: int) -> Value:
        if value is None:
            return None
        if isinstance(value, dict | list):
            refuse_deep_nesting(depth, self._line)
            self._pay("")
            if isinstance(value, dict):
                return self.of_map(value, depth + 1)
            return [self._value(item, depth + 1) for item in value]
        return self._text(_as_text(value))

    def _text(self, text: str) -> str:
        self._pay(text)
        if UNSTORABLE.search(text):
            self.notes.append(Message("characters that cannot be stored were removed"))
        return clean(text)

    def _pay(self, text: str) -> None:
        self._values += 1
        self._characters += len(text)
        refuse_too_many(self._values, self._characters, self._line)


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
