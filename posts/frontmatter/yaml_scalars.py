"""Values -> YAML that every reader takes for the same values, whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

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


def yaml_of(value: Written, style: str = "") -> str:
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
