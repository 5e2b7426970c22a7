"""A block of YAML with some of its keys replaced, everything else to the letter as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import yaml

from posts.frontmatter.cleaning import UNSTORABLE
from posts.frontmatter.notations.yaml_block import LOADER

#: What is told of one thing: texts by key.
Entry = Mapping[str, str]
#: What a key can be given: nothing, a truth value, a whole number, a text, a moment, an entry, a
#: list of names or entries.
Written = None | bool | int | str | datetime | Entry | tuple[str | Entry, ...]

# Quotation marks are needed for all else: signs that YAML keeps, and what may look like a number.
_PLAIN = re.compile(r"[^\W\d_](?:[\w /・ー、。.!?！？（）「」–—+%-]*[\w、。.!?！？）」%])?")
_PLAIN_IN_A_LIST = re.compile(r"[^\W\d_](?:[\w /・ー.+-]*[\w.+])?")
# YAML 1.1 reads these as truth values or as nothing, whatever their case.
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff'
    "\ufffe\uffff\ud800-\udfff]"
)
_SINGLE = re.compile("[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_of(value: Written, style: str = "") -> str:  # noqa: PLR0911 - one way out a case
    """Return ``value`` as YAML on one line.

    ``style`` is the quotation mark that a text had before (``"``, ``'`` or "" for none); it is kept
    where the text allows it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return yaml_moment(value)
    if isinstance(value, str):
        return _text(value, style, _PLAIN)
    if isinstance(value, Mapping):
        return _flow(value, style)
    return f"[{', '.join(_flow(item, style) for item in value)}]"


def yaml_item(item: str | Entry, style: str = "", newline: str = "\n") -> str:
    """Return one item of a list that has a line for each; ``newline`` parts an entry's lines."""
    if isinstance(item, str):
        return _text(item, style, _PLAIN)
    lines = (f"{yaml_item(key)}: {_text(text, style, _PLAIN)}" for key, text in item.items())
    return newline.join(lines)


def _flow(item: str | Entry, style: str) -> str:
    if isinstance(item, str):
        return _text(item, style, _PLAIN_IN_A_LIST)
    pairs = (f"{_flow(key, '')}: {_flow(text, style)}" for key, text in item.items())
    return f"{{{', '.join(pairs)}}}"


def yaml_moment(moment: datetime) -> str:
    """Return a moment as Jekyll writes it: ``2025-11-04 09:30:00 +0900``."""
    fraction = f".{moment.microsecond:06}" if moment.microsecond else ""
    return f"{moment:%Y-%m-%d %H:%M:%S}{fraction} {moment:%z}"


def _text(text: str, style: str, plain: re.Pattern[str]) -> str:
    if style == "'" and _SINGLE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and plain.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return _SHORT.get(letter) or f"\\u{ord(letter):04X}"


@dataclass(frozen=True)
class _Place:
    """Where the value of one key at the top stands: offsets in the block.

    ``colon`` is the offset behind the key's colon; ``column`` is where the key's line begins,
    ``item_column`` where the dashes of a list stand, or -1 for what is no such list.
    """

    key: str
    colon: int
    begin: int
    end: int
    column: int
    item_column: int
    style: str


def replace_in_yaml(block: str, values: Mapping[str, Written]) -> str:
    """Give keys of a block, which lies between the fences, new values.

    Of a key that stands twice the last one is replaced, as the last one counts. Keys that the block
    does not have are appended in the order of ``values``. Comments, the order of keys and the
    spelling of all others stay. Raises yaml.YAMLError where the block is no YAML.
    """
    newline = "\r\n" if "\r\n" in block else "\n"
    places = {place.key: place for place in _places(block)}
    found = sorted(values.keys() & places.keys(), key=lambda key: places[key].begin, reverse=True)
    text = block
    for key in found:
        text = _replaced(text, places[key], values[key], newline)
    margin = " " * min((place.column for place in places.values()), default=0)
    if text and not text.endswith(("\n", "\r")):
        text += newline
    lines = [
        f"{margin}{_key(key)}: {yaml_of(value)}".rstrip() + newline
        for key, value in values.items()
        if key not in places
    ]
    return text + "".join(lines)


def _key(key: str) -> str:
    return yaml_item(key)


def _replaced(text: str, place: _Place, value: Written, newline: str) -> str:
    before, between = text[: place.colon], text[place.colon : place.begin]
    after = text[place.end :]
    if isinstance(value, tuple) and value and place.item_column >= 0:
        dash = newline + " " * place.item_column + "- "
        below = newline + " " * (place.item_column + 2)
        items = dash.join(yaml_item(item, place.style, below) for item in value)
        return f"{before}{between}- {items}{after}"
    token = yaml_of(value, place.style)
    if "\n" in between or "\r" in between:
        # The value stood on the lines below its key; a comment beside the key stays there.
        comment = between.split("\n")[0].strip()
        between, after = " ", (f" {comment}" if comment else "") + after
    return f"{before}{between if between.strip(' ') else ' ' if token else ''}{token}{after}"


def _places(block: str) -> Iterator[_Place]:
    # The parser refuses control characters that files do hold; the offsets must stay.
    text = "".join(
        " " if letter not in "\r\n" and UNSTORABLE.match(letter) else letter for letter in block
    )
    events = iter(LOADER(text).get_event, None)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            break
    while isinstance(key := next(events, None), yaml.ScalarEvent | yaml.NodeEvent):
        if isinstance(key, yaml.CollectionStartEvent):
            _skip(key, events)
            _skip(next(events), events)
            continue
        value = next(events)
        if not isinstance(key, yaml.ScalarEvent):
            _skip(value, events)
            continue
        colon = text.index(":", _end_of(key)) + 1
        yield _place(text, key, value, colon, events)


def _place(
    text: str,
    key: yaml.ScalarEvent,
    value: yaml.Event,
    colon: int,
    events: Iterator[yaml.Event],
) -> _Place:
    begin = max(_begin_of(value), colon)
    is_list = isinstance(value, yaml.SequenceStartEvent) and not value.flow_style
    column = _column_of(value) if is_list else -1
    end, style = _skip(value, events)
    end = max(begin, end)
    end = begin + len(text[begin:end].rstrip())
    name = unicodedata.normalize("NFC", key.value)
    return _Place(name, colon, begin, end, _column_of(key), column, style)


def _skip(event: yaml.Event, events: Iterator[yaml.Event]) -> tuple[int, str]:
    """Pass over a whole value; return where it ends and the quotation mark of its first text."""
    if isinstance(event, yaml.ScalarEvent):
        style = event.style or ""
        return _end_of(event), style if style in "'\"" else ""
    if not isinstance(event, yaml.CollectionStartEvent):
        return _end_of(event), ""
    end, first = _end_of(event), ""
    flow = event.flow_style
    seen = False
    while not isinstance(inner := next(events), yaml.CollectionEndEvent):
        end, style = _skip(inner, events)
        if not seen:
            first, seen = style, True
    # A block's own end mark lies behind the comments that follow it.
    return (_end_of(inner) if flow else end), first


def _begin_of(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end_of(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _column_of(event: yaml.Event) -> int:
    return event.start_mark.column if event.start_mark else 0
