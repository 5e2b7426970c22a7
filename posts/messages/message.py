"""A sentence that remembers its pattern and facts, and ways to join several into one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial, reduce

#: A fact as it is kept: plain, or a message in a message.
Fact = str | int | float


class Message(str):
    """A sentence for a report: text like any other, made of a pattern and facts.

    ``pattern`` is a format string whose names are those of the facts. A fact that is an error
    stands for what the error says; whatever is neither text nor a number becomes text.
    """

    __slots__ = ("facts", "pattern")

    pattern: str
    facts: Mapping[str, Fact]

    def __new__(cls, pattern: str, /, **facts: object) -> Message:
        plain: dict[str, Fact] = {
            name: fact if isinstance(fact, str | int | float) else str(fact)
            for name, fact in facts.items()
        }
        message = super().__new__(cls, pattern.format(**plain))
        message.pattern, message.facts = pattern, plain
        return message

    def __str__(self) -> Message:
        # str(error) of an error raised with a message has to stay that message.
        return self

    def __reduce__(self) -> tuple[object, tuple[()]]:
        # Workers send what they read, and what they refuse, to the importer.
        return partial(Message, self.pattern, **self.facts), ()


def listed(sentences: Iterable[str]) -> str:
    """Return sentences as one, parted by commas; "" where there is none."""
    return _joined(sentences, lambda one, more: Message("{one}, {more}", one=one, more=more))


def in_a_row(sentences: Iterable[str]) -> str:
    """Return sentences as one, parted by semicolons; "" where there is none."""
    return _joined(sentences, lambda one, more: Message("{one}; {more}", one=one, more=more))


def either(names: Iterable[str]) -> str:
    """Return names of which one is meant, parted by "or"; "" where there is none."""
    return _joined(names, lambda one, more: Message("{one} or {more}", one=one, more=more))


def _joined(texts: Iterable[str], pair: Callable[[str, str], str]) -> str:
    found = list(texts)
    return reduce(pair, found) if found else ""
