"""Quotations hold blocks of their own, so the rules are applied inside them as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from posts.errors import RenderingError
from posts.messages import Message
from posts.rendering.preprocessing.lines import QUOTE, Line

DEEPEST_QUOTATION = 20

_MARK = re.compile(r" {0,3}> ?")
_MARKS = re.compile(r"(?: {0,3}>)+")


def within_quotations(lines: list[Line], rules: Callable[[list[Line]], list[Line]]) -> list[Line]:
    """Apply ``rules`` to the inside of each quotation of ``lines``; its marks stay.

    Raises RenderingError where quotations are nested deeper than DEEPEST_QUOTATION.
    """
    result: list[Line] = []
    for is_quotation, group in groupby(lines, key=lambda line: bool(QUOTE.match(line.text))):
        if not is_quotation:
            result.extend(group)
            continue
        inner = [Line(line.number, _without_mark(line)) for line in group]
        result.extend(Line(line.number, f"> {line.text}".rstrip()) for line in rules(inner))
    return result


def _without_mark(line: Line) -> str:
    marks = _MARKS.match(line.text)
    if marks is not None and marks[0].count(">") > DEEPEST_QUOTATION:
        raise RenderingError(
            Message(
                "line {line} of the body: quotations are nested more than "
                "{deepest} deep; take some of the > signs out.",
                line=line.number,
                deepest=DEEPEST_QUOTATION,
            )
        )
    return _MARK.sub("", line.text, count=1)
