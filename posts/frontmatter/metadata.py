"""The fields of one file, asked for by the names under which a dialect may keep them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, tzinfo

from posts.errors import FrontMatterError
from posts.frontmatter.cleaning import clean, fold, join_lines
from posts.frontmatter.dates import parse_moment
from posts.frontmatter.document import Value
from posts.messages import Message

_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
#: The longest name of an author, category or tag, and the longest address, that a post stores.
LONGEST_NAME = 100
LONGEST_LINK = 1000

_COMMAS = re.compile(r"[,、，]")


class Metadata:
    """Fields with the lines of their keys; answers are clean, and doubts are kept in ``notes``.

    Every question takes the keys in the order in which they are looked for; the first one with a
    value counts.
    """

    def __init__(self, fields: Mapping[str, Value], lines: Mapping[str, int]) -> None:
        self.fields = fields
        self.lines = lines
        self.notes: list[str] = []

    def text(self, *keys: str) -> str:
        """Return the value as one line of text, or "" where there is none or it is no text."""
        key, value = self._first(keys)
        if isinstance(value, str):
            return fold(value)
        if value is not None:
            self._ignore(key, Message("is not a text"))
        return ""

    def prose(self, *keys: str) -> str:
        """Return sentences as one line, their blanks as the file has them; otherwise like text."""
        key, value = self._first(keys)
        if isinstance(value, str):
            return join_lines(value)
        if value is not None:
            self._ignore(key, Message("is not a text"))
        return ""

    def lines_of(self, *keys: str) -> str:
        """Return a text whose line ends mean something; otherwise like text."""
        key, value = self._first(keys)
        if isinstance(value, str):
            return clean(value.strip())
        if value is not None:
            self._ignore(key, Message("is not a text"))
        return ""

    def link(self, *keys: str) -> str:
        """Return an address: the value, or what stands under path, src or url in it."""
        key, value = self._first(keys)
        if isinstance(value, dict):
            parts = (value.get(part) for part in ("path", "src", "url"))
            value = next((part for part in parts if not _is_empty(part)), value)
        if isinstance(value, str) and len(value) > LONGEST_LINK:
            self._ignore(key, Message("is longer than {longest} characters", longest=LONGEST_LINK))
            return ""
        if isinstance(value, str):
            return fold(value)
        if value is not None:
            self._ignore(key, Message("is neither a text nor a map with path, src or url"))
        return ""

    def links(self, *keys: str) -> tuple[str, ...]:
        """Return the addresses of a list, or a text that is one."""
        key, value = self._first(keys)
        found = dict.fromkeys(fold(part) for part in self._flattened(key, value))
        return self._that_fit(key, found, LONGEST_LINK)

    def words(self, *keys: str) -> tuple[str, ...]:
        """Return names from a list, or from a text split at commas, else at white space."""
        return self._names(keys, _split_at_commas_or_blanks)

    def names(self, *keys: str) -> tuple[str, ...]:
        """Return names from a list or from a text split at commas; names may hold blanks."""
        return self._names(keys, _COMMAS.split)

    def whole_names(self, *keys: str) -> tuple[str, ...]:
        """Return names from a list or a text that is one name; a map gives its ``name``."""
        return self._names(keys, lambda text: [text])

    def truth(self, *keys: str) -> bool | None:
        """Return a truth value, or None where there is none; other words are noted and ignored."""
        key, value = self._first(keys)
        if value is None:
            return None
        truth = _TRUTH.get(value.strip().lower()) if isinstance(value, str) else None
        if truth is None:
            self._ignore(key, Message("is neither true nor false"))
        return truth

    def whole_number(self, most: int, *keys: str) -> int | None:
        """Return a whole number from 0 to ``most``, or None; other values are noted and ignored."""
        key, value = self._first(keys)
        if value is None:
            return None
        text = value.strip() if isinstance(value, str) else ""
        if text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= most:
            return int(text)
        self._ignore(key, Message("is no whole number from 0 to {most}", most=most))
        return None

    def moment(self, zone: tzinfo, *keys: str) -> datetime | None:
        """Return a date, or None where there is none.

        Raises FrontMatterError, with the key and its line, for one that cannot be read.
        """
        key, value = self._first(keys)
        if value is None:
            return None
        if not isinstance(value, str):
            raise FrontMatterError(
                "{key}: is not a date but a list or a map", self.lines.get(key), key=key
            )
        try:
            return parse_moment(value, zone)
        except ValueError as error:
            reason = Message("{key}: {error}", key=key, error=error)
            raise FrontMatterError(reason, self.lines.get(key)) from error

    def _first(self, keys: tuple[str, ...]) -> tuple[str, Value]:
        for key in keys:
            if not _is_empty(value := self.fields.get(key)):
                return key, value
        return keys[0], None

    def _names(self, keys: tuple[str, ...], split: Callable[[str], list[str]]) -> tuple[str, ...]:
        key, value = self._first(keys)
        found = split(value) if isinstance(value, str) else list(self._flattened(key, value))
        names = dict.fromkeys(fold(part) for part in found)
        return self._that_fit(key, names, LONGEST_NAME)

    def _that_fit(self, key: str, texts: Iterable[str], longest: int) -> tuple[str, ...]:
        found = [text for text in texts if text]
        if any(len(text) > longest for text in found):
            self.notes.append(
                Message(
                    "{key}{place} holds a text of more than {longest} characters, "
                    "which was left out",
                    key=key,
                    place=self._place(key),
                    longest=longest,
                )
            )
        return tuple(text for text in found if len(text) <= longest)

    def _flattened(self, key: str, value: Value) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for item in value:
                yield from self._flattened(key, item)
        elif isinstance(value, dict):
            if isinstance(name := value.get("name"), str):
                yield name
            else:
                self._ignore(key, Message("holds a map without a name"))

    def _ignore(self, key: str, fault: str) -> None:
        self.notes.append(
            Message(
                "{key}{place} {fault} and was ignored", key=key, place=self._place(key), fault=fault
            )
        )

    def _place(self, key: str) -> str:
        return Message(" (line {line})", line=self.lines[key]) if key in self.lines else ""


def _is_empty(value: Value) -> bool:
    """Say whether a value says nothing; ``null`` and ``~`` are YAML's words for that."""
    return not value or (
        isinstance(value, str) and value.strip() in ("", "~", "null", "Null", "NULL")
    )


def _split_at_commas_or_blanks(text: str) -> list[str]:
    return _COMMAS.split(text) if _COMMAS.search(text) else text.split()
