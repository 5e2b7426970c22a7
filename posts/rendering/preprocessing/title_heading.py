"""The heading of a body that became the title of its page, left out."""

from __future__ import annotations

import re

from posts.rendering.preprocessing.lines import Line

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t\u3000]+\S")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*$")


def leave_out_title(lines: list[Line]) -> list[Line]:
    """Return ``lines`` without the first heading of level 1, or without the first of any level.

    The front matter's readers take the same heading for the title; code is out of ``lines``.
    """
    found = _title(lines)
    for index in found:
        lines[index].text = ""
    return lines


def _title(lines: list[Line]) -> tuple[int, ...]:
    """Return the indexes of the lines of the heading."""
    other: tuple[int, ...] = ()
    for index, line in enumerate(lines):
        heading = _HEADING.match(line.text)
        if heading and len(heading["signs"]) == 1:
            return (index,)
        if not heading and index and lines[index - 1].text.strip() and _UNDERLINE.match(line.text):
            return (index - 1, index)
        if heading:
            other = other or (index,)
    return other
