"""Code inside a line: what stands between backticks is not touched by the rules for text."""

from __future__ import annotations

import re
from collections.abc import Callable

#: Longer lines are refused afterwards, and need not be searched.
LONGEST_LINE = 50_000

_CODE_SPAN = r"(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`).+?(?<!`)(?P=ticks)(?!`))"


def outside_code(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern`` so that ``replace_outside_code`` finds it only outside of code."""
    return re.compile(rf"{_CODE_SPAN}|{pattern}")


def replace_outside_code(
    pattern: re.Pattern[str], text: str, replacement: Callable[[re.Match[str]], str]
) -> str:
    """Replace what ``pattern``, made by ``outside_code``, finds in one line."""
    if len(text) > LONGEST_LINE:
        return text
    return pattern.sub(lambda match: match[0] if match["code"] else replacement(match), text)
