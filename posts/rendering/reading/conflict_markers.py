"""Unresolved conflict markers of git: noted, and kept from becoming seven nested quotations."""

from __future__ import annotations

import re

from posts.messages import Message
from posts.rendering.reading.lines import SourceLine
from posts.rendering.rendered import Note

_OURS = re.compile(r"<{7}(?: |$)")
_THEIRS = re.compile(r">{7}(?: |$)")


def note_conflict_markers(lines: list[SourceLine], notes: list[Note]) -> list[SourceLine]:
    """Return the closing markers among ``lines``, and note all markers; both sides stay.

    The opening marker stays text. The middle one (``=======``) underlines a heading in every
    Markdown, and the published pages show it so.
    """
    closing: list[SourceLine] = []
    is_open = False
    for line in lines:
        is_ours, is_theirs = bool(_OURS.match(line.text)), bool(_THEIRS.match(line.text))
        if is_ours or (is_open and (is_theirs or line.text.rstrip() == "=======")):
            notes.append(Note(line.number, _message(line.text)))
        if is_theirs and is_open:
            closing.append(line)
        is_open = is_ours or (is_open and not is_theirs)
    return closing


def defuse_conflict_markers(lines: list[SourceLine], closing: list[SourceLine]) -> list[SourceLine]:
    """Return ``lines`` with the label of each ``closing`` marker as a paragraph of its own."""
    defused: list[SourceLine] = []
    for line in lines:
        if any(line is marker for marker in closing):
            defused.append(SourceLine(line.number, ""))
            line.text = line.text.lstrip("> ")
        defused.append(line)
    return defused


def _message(marker: str) -> str:
    return Message(
        "An unresolved conflict marker of git: {marker!r}. Both sides were kept.",
        marker=marker.strip(),
    )
