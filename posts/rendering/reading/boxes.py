"""Boxes around blocks: ``:::message``, ``:::details``, ``{% note %}``, ``<details>``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.errors import RenderingError
from posts.messages import Message
from posts.rendering.reading.source import Box, BoxClosing, BoxOpening, LineKind, SourceLine, Stash
from posts.rendering.rendered import Note

DEEPEST_BOX = 20

#: Zenn's and Qiita's names, and those of Docusaurus and VitePress.
_NAMES = "message|details|note|tip|info|important|warning|caution|danger"

_COLONS = rf"(?P<colons>:{{3,}}) *(?:(?P<name>{_NAMES})(?P<words> .*)?)?$"
_TAG = (
    r"\{%-? *(?P<end>end)?(?P<tag>note|blockquote|quote|pullquote)"
    r"(?P<arguments>(?:[ -][^%]*)?)%\} *$"
)
_SUMMARY = r"<summary>(?P<summary>.*?)</summary> *+"
_DETAILS = (
    rf"(?:<details(?: open)?> *+(?:{_SUMMARY})?(?P<division><div>)?"
    r"|(?P<closing></div>)?</details>) *$"
)
_EDGE = re.compile(f"(?:{_COLONS})|(?:{_TAG})|(?:{_DETAILS})")
_LONE_SUMMARY = re.compile(f"{_SUMMARY}(?P<division><div>)? *$")
_STYLES = {
    **dict.fromkeys(("alert", "danger"), "alert"),
    **dict.fromkeys(("caution", "important", "warn", "warning"), "warn"),
}
_PLAIN_STYLES = ("default", "info", "primary", "success", "tip")
_SOURCE = re.compile(r"(?P<author>.*?)(?:^| +)(?P<url>https?://\S+)(?: +(?P<title>.*))?$")

#: What a line that opens or closes a box begins with, without its groups.
SIGNS_OF_BOXES = re.sub(r"\(\?P<\w+>", "(?:", _EDGE.pattern)


@dataclass
class _OpeningBox:
    line: SourceLine
    family: str
    strength: int
    box: Box
    summary: SourceLine | None = None


def set_boxes(lines: list[SourceLine], stash: Stash, notes: list[Note]) -> list[SourceLine]:
    """Return ``lines`` in which each pair of edges is put into ``stash``; other edges become text.

    A box closes with as many colons as it opened with, so that boxes can lie in each other. Raises
    RenderingError where more than DEEPEST_BOX are open at once.
    """
    opened: list[_OpeningBox] = []
    for index, line in enumerate(lines):
        match = _EDGE.match(line.text) if line.kind is LineKind.MARKER else None
        if match is None:
            continue
        opening = _opening(match, lines, index)
        partner = None if opening else _partner(match, line.depth, opened)
        if opening is not None:
            _refuse_depth(opened, line)
            opened.append(opening)
        elif partner is None:
            line.kind = LineKind.TEXT
        else:
            while opened[-1] is not partner:
                _leave_open(opened.pop(), notes)
            _close(opened.pop(), line, stash)
    for opening in opened:
        _leave_open(opening, notes)
    return lines


def _opening(match: re.Match[str], lines: list[SourceLine], index: int) -> _OpeningBox | None:
    line = lines[index]
    if match["name"]:
        box = _named_box(match["name"], (match["words"] or "").strip())
        return _OpeningBox(line, ":", len(match["colons"]), box)
    if match["tag"] and not match["end"]:
        arguments = " ".join(match["arguments"].rstrip("- ").split())
        return _OpeningBox(line, match["tag"], 0, _tagged_box(match["tag"], arguments))
    if line.text.startswith("<details"):
        return _details(match, lines, index)
    return None


def _named_box(name: str, words: str) -> Box:
    if name == "details":
        return Box("details", title=words)
    is_style = name in _STYLES or name in _PLAIN_STYLES
    return _message(f"{name} {words}" if is_style else words)


def _tagged_box(tag: str, arguments: str) -> Box:
    if tag == "note":
        return _message(arguments)
    return Box("blockquote", title=_source(arguments) if tag == "blockquote" else "")


def _message(words: str) -> Box:
    first, _, rest = words.partition(" ")
    if first in _STYLES or first in _PLAIN_STYLES:
        words = rest.strip()
    css_class = f"message {_STYLES[first]}" if first in _STYLES else "message"
    return Box("aside", css_class, words.strip('"'))


def _source(arguments: str) -> str:
    """Return author, address and title of a quotation as Markdown."""
    match = _SOURCE.match(arguments)
    if match is None:
        return arguments
    link = f"[{match['title'] or match['url']}]({match['url']})"
    return f"{match['author']} {link}".strip()


def _details(match: re.Match[str], lines: list[SourceLine], index: int) -> _OpeningBox | None:
    """Read ``<details>``, with its summary on the same line or on the next."""
    title, division, summary = match["summary"], match["division"], None
    if title is None and index + 1 < len(lines):
        following = lines[index + 1]
        lone = _LONE_SUMMARY.match(following.text)
        if lone is not None:
            title, division, summary = lone["summary"], lone["division"], following
        elif following.text.startswith("<summary"):
            return None
    family = "details in a division" if division else "details"
    return _OpeningBox(lines[index], family, 0, Box("details", title=title or ""), summary)


def _partner(match: re.Match[str], depth: int, opened: list[_OpeningBox]) -> _OpeningBox | None:
    """Return the innermost box that the edge closes, first of all one of as many colons."""
    strength = len(match["colons"] or "")
    family = ":" if strength else match["tag"] or "details"
    if match["closing"]:
        family = "details in a division"
    fitting = [
        opening
        for opening in reversed(opened)
        if opening.family == family and opening.line.depth <= depth and opening.strength <= strength
    ]
    exact = [opening for opening in fitting if opening.strength == strength]
    return next(iter(exact or fitting), None)


def _close(opening: _OpeningBox, line: SourceLine, stash: Stash) -> None:
    number = len(stash.blocks)
    opening.line.text = stash.put(BoxOpening(opening.box))
    line.text, line.depth = stash.put(BoxClosing(number)), opening.line.depth
    if opening.summary is not None:
        opening.summary.text, opening.summary.kind = "", LineKind.BLANK


def _leave_open(opening: _OpeningBox, notes: list[Note]) -> None:
    opening.line.kind = LineKind.TEXT
    notes.append(Note(opening.line.number, Message("A box is opened here and never closed.")))


def _refuse_depth(opened: list[_OpeningBox], line: SourceLine) -> None:
    if len(opened) == DEEPEST_BOX:
        raise RenderingError(
            "line {line} of the body: more than {most} boxes (:::) are open; close some of them, "
            "or take them out.",
            line=line.number,
            most=DEEPEST_BOX,
        )
