"""A clean title: Markdown marks around it taken off, or found in a heading where it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from posts.frontmatter.cleaning import clean, fold
from posts.messages import Message

#: The longest title that is kept, in characters (also the width of the database column).
LONGEST_TITLE = 500

#: Characters at the beginning of a body in which a title is looked for.
_SEARCHED = 200_000
_MOST_LAYERS = 4
_AROUND = (("**", "**"), ("__", "__"), ('"', '"'), ("\u201c", "\u201d"))
_HEADING_MARK = re.compile(r"\A#{1,6}\s+(?=\S)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(\S.*)")
_SETEXT_LINE = re.compile(r" {0,3}=+[ \t]*")
_CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# A title like __init__ names something; its marks are no emphasis.
_IDENTIFIER = re.compile(r"[A-Za-z0-9_]+")


def clean_title(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the title as readers should see it, and notes on what was changed for that.

    Marks are taken off only where they stand around the whole title, never inside it.
    """
    notes = []
    plain = fold(clean(text))
    title = _without_marks(plain)
    if title != plain:
        notes.append(
            Message("the marks around the title were taken off: {plain}", plain=plain[:80])
        )
    if len(title) > LONGEST_TITLE:
        notes.append(
            Message(
                "the title had {length} characters and was cut to {longest}",
                length=len(title),
                longest=LONGEST_TITLE,
            )
        )
        title = title[:LONGEST_TITLE].rstrip()
    return title, tuple(notes)


def _without_marks(title: str) -> str:
    for _ in range(_MOST_LAYERS):
        shorter = _HEADING_MARK.sub("", title)
        for left, right in _AROUND:
            shorter = _without_pair(shorter, left, right)
        title = shorter
    return title


def _without_pair(title: str, left: str, right: str) -> str:
    inner = title[len(left) : -len(right)].strip()
    surrounded = (
        title.startswith(left) and title.endswith(right) and len(title) > len(left) + len(right)
    )
    if not surrounded or not inner or left in inner or right in inner:
        return title
    if left == "__" and _IDENTIFIER.fullmatch(inner):
        return title
    return inner


@dataclass(frozen=True)
class HeadingLine:
    """``text`` has no marks of a heading; ``begin`` and ``end`` are its place in the body."""

    level: int
    text: str
    begin: int
    end: int


def top_heading(body: str) -> HeadingLine | None:
    """Return the first heading of the first level, or None where there is none."""
    return next((heading for heading in _headings(body) if heading.level == 1), None)


def first_heading(body: str) -> HeadingLine | None:
    """Return the first heading of the highest kind there is: level 1, else any."""
    return top_heading(body) or next(_headings(body), None)


def _headings(body: str) -> Iterator[HeadingLine]:
    """Yield the headings outside fenced code at the beginning of the body, in their order."""
    if len(body) > _SEARCHED:
        body = body[: body.rfind("\n", 0, _SEARCHED) + 1]
    fence = ""
    above = ""
    end = 0
    for whole_line in body.splitlines(keepends=True):
        line = whole_line.rstrip("\r\n")
        begin, end = end, end + len(whole_line)
        stop = begin + len(line)
        mark = _CODE_FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif heading := _HEADING.match(line):
            yield HeadingLine(len(heading[1]), _without_heading_end(heading[2]), begin, stop)
        elif above.strip() and _SETEXT_LINE.fullmatch(line):
            yield HeadingLine(1, above.strip(), begin - len(above), stop)
        above = "" if fence or mark else whole_line


def _without_heading_end(text: str) -> str:
    """Take off an attribute list (``{#id}``) and closing number signs."""
    text = text.rstrip()
    if text.endswith("}") and "{" in text:
        begin = text.rindex("{")
        if text[begin + 1 :].lstrip(": ").startswith(("#", ".")):
            text = text[:begin].rstrip()
    opened = text.rstrip("#")
    return opened.rstrip() if opened.endswith((" ", "\t")) else text
