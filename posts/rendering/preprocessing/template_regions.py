"""Liquid's ``raw``, inside which tags are text, and ``comment``, which no reader may see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posts.messages import Message
from posts.rendering.preprocessing.code_spans import outside_code
from posts.rendering.preprocessing.lines import Line
from posts.rendering.rendered import Note

#: Stands for ``{`` where tags are text, until all rules are through; no author can write it.
_BRACE_OF_TEXT = "\x1a"

_EDGE = outside_code(r"\{%-?[ ]*(?P<end>end)?(?P<name>raw|comment)[ ]*-?%\}")


def read_template_regions(lines: list[Line], notes: list[Note]) -> list[Line]:
    """Return ``lines`` without comments, and with the braces of raw regions disguised.

    A region that is never closed is none: its opening is left to be removed like other tags.
    """
    if not any("{%" in line.text for line in lines):
        return lines
    text = "\n".join(line.text for line in lines)
    parts: list[str] = []
    end = 0
    for opening, closing in _regions(text):
        inner = text[opening.end() : closing.start()]
        if opening["name"] == "comment":
            number = lines[text.count("\n", 0, opening.start())].number
            notes.append(
                Note(number, Message("A comment of the old site's template was left out."))
            )
            inner = "\n" * inner.count("\n")
        parts += [text[end : opening.start()], inner.replace("{", _BRACE_OF_TEXT)]
        end = closing.end()
    read = "".join([*parts, text[end:]]).split("\n")
    for line, changed in zip(lines, read, strict=True):
        line.text = changed
    return lines


def show_braces(text: str) -> str:
    """Return ``text`` with the braces that were disguised."""
    return text.replace(_BRACE_OF_TEXT, "{")


def _regions(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    edges = [match for match in _EDGE.finditer(text) if not match["code"]]
    last_end = {match["name"]: match.start() for match in edges if match["end"]}
    opening: re.Match[str] | None = None
    for match in edges:
        if opening is None:
            if not match["end"] and last_end.get(match["name"], -1) > match.start():
                opening = match
        elif match["end"] and match["name"] == opening["name"]:
            yield opening, match
            opening = None
