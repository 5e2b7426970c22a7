"""Values -> YAML that every reader takes for the same values, whatever stands in them."""

from __future__ import annotations

import re
from datetime import datetime

#: What a key can be given: nothing, a truth value, a text, a moment, a list of names.
Written = None | bool | str | datetime | tuple[str, ...]

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
    if isinstance(value, datetime):
        return yaml_moment(value)
    if isinstance(value, str):
        return _text(value, style, _PLAIN)
    return f"[{', '.join(_text(item, style, _PLAIN_IN_A_LIST) for item in value)}]"


def yaml_item(text: str, style: str = "") -> str:
    """Return one item of a list that has a line for each."""
    return _text(text, style, _PLAIN)


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
