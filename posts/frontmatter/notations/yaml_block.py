"""A block of YAML -> fields whose scalars stay the text that stood in the file.

The parser's events are used, never its constructors: no value is resolved to a date, a number or a
truth value, no tag is obeyed, and an alias costs what it would cost written out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from posts.errors import FrontMatterError
from posts.frontmatter.cleaning import UNSTORABLE, clean
from posts.frontmatter.document import Value
from posts.frontmatter.notations.block import Block, refuse_deep_nesting, refuse_too_many
from posts.frontmatter.notations.yaml_faults import fault_of
from posts.messages import Message

# Some builds of PyYAML come without libyaml; the slow parser reads the same.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML ends a line at these, an editor does not: the line numbers would not be the file's.
_ODD_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_MERGE_KEY = "<<"


def parse_yaml(block: str, first_line: int) -> Block:
    """Read the text between the fences, which begins on ``first_line`` of the file.

    Scalars are text in NFC; only a value that is not there at all is None. Keys that are no text
    become their JSON. Of a key that stands twice the last value counts. Raises FrontMatterError,
    with the line, for what is not a map in YAML, for tags, and for more nesting, values or text
    than the limits of ``block`` allow.
    """
    text = block.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD_LINE_ENDS.search(text):
        text = _ODD_LINE_ENDS.sub(" ", text)
    builder = _Builder(first_line, has_escapes="\\" in text)
    builder.note_unstorable(text)
    text = clean(text)
    try:
        builder.read_events(iter(LOADER(text).get_event, None))
    except yaml.YAMLError as error:
        raise fault_of(error, text, first_line) from error
    return Block(builder.fields, builder.lines, tuple(builder.notes))


class _Builder:
    """Builds values from the events of one block, and counts what they cost.

    Only a block with escapes (``"\\0"``) can yield characters that it does not itself hold.
    """

    def __init__(self, first_line: int, *, has_escapes: bool) -> None:
        self.first_line = first_line
        self.has_escapes = has_escapes
        self.fields: dict[str, Value] = {}
        self.lines: dict[str, int] = {}
        self.notes: list[str] = []
        self.events: Iterator[yaml.Event] = iter(())
        self.values = 0
        self.characters = 0
        self.anchors: dict[str, tuple[Value, int, int]] = {}

    def note_unstorable(self, text: str) -> None:
        found = UNSTORABLE.search(text)
        if found is not None:
            self._note_a_removal(self.first_line + text.count("\n", 0, found.start()))

    def read_events(self, events: Iterator[yaml.Event]) -> None:
        """Fill ``fields`` from a stream that may hold nothing or one document with one map."""
        self.events = events
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise FrontMatterError(
                        Message(
                            "'---' with text behind it begins a second YAML "
                            "document here; put the closing '---' on a line of its "
                            "own"
                        ),
                        self._line(event),
                    )
                self._read_document(next(events))

    def _read_document(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.MappingStartEvent):
            kind = (
                Message("a list")
                if isinstance(event, yaml.SequenceStartEvent)
                else Message("one text")
            )
            raise FrontMatterError(
                "the front matter is {kind}, not keys with values; write lines like 'title: …'",
                self._line(event),
                kind=kind,
            )
        self._refuse_a_tag(event)
        self.fields, self.lines = self._map(depth=1)

    def _value(self, event: yaml.Event, depth: int) -> Value:
        if isinstance(event, yaml.AliasEvent):
            return self._aliased(event)
        self._refuse_a_tag(event)
        values, characters = self.values, self.characters
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            self._pay(event, 1, len(event.value))
            value = self._scalar(event)
        else:
            refuse_deep_nesting(depth, self._line(event))
            self._pay(event, 1, 0)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            value = self._list(depth + 1) if is_list else self._map(depth + 1)[0]
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            cost = self.values - values, self.characters - characters
            self.anchors[anchor] = (value, *cost)
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        text: str = event.value
        if text == "" and not event.style:
            return None
        if not self.has_escapes:
            return text
        if UNSTORABLE.search(text):
            self._note_a_removal(self._line(event))
        return clean(text)

    def _list(self, depth: int) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth))
        return items

    def _map(self, depth: int) -> tuple[dict[str, Value], dict[str, int]]:
        """Return the map that is just open, and the line of each of its own keys."""
        pairs: dict[str, Value] = {}
        lines: dict[str, int] = {}
        merged: list[Value] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = _as_key(self._value(event, depth))
            value = self._value(next(self.events), depth)
            if key == _MERGE_KEY:
                merged.extend(value if isinstance(value, list) else [value])
                continue
            line = self._line(event)
            if key in lines:
                self.notes.append(
                    Message(
                        "the key {key!r} stands twice, in lines {first} and "
                        "{line}; the last one counts",
                        key=key,
                        first=lines[key],
                        line=line,
                    )
                )
            pairs[key], lines[key] = value, line
        for other in merged:
            for key, value in other.items() if isinstance(other, dict) else ():
                pairs.setdefault(key, value)
        return pairs, lines

    def _aliased(self, event: yaml.AliasEvent) -> Value:
        if event.anchor not in self.anchors:
            raise FrontMatterError(
                "'*{anchor}' refers to nothing that stands complete above it; put quotation marks "
                "around a value that begins with '*'",
                self._line(event),
                anchor=event.anchor,
            )
        value, values, characters = self.anchors[event.anchor]
        self._pay(event, values, characters)
        return value

    def _pay(self, event: yaml.Event, values: int, characters: int) -> None:
        self.values += values
        self.characters += characters
        refuse_too_many(self.values, self.characters, self._line(event))

    def _refuse_a_tag(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise FrontMatterError(
                "the YAML tag {tag!r} is not allowed; take it away, or put quotation marks around "
                "a value that begins with '!'",
                self._line(event),
                tag=tag[:60],
            )

    def _note_a_removal(self, line: int) -> None:
        self.notes.append(
            Message("characters that cannot be stored were removed in line {line}", line=line)
        )

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)


def _as_key(value: Value) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
