"""Template leftovers: Liquid and Jinja tags that the old site's generator consumed."""

from __future__ import annotations

import re

from posts.rendering.preprocessing.lines import Kind, Line
from posts.rendering.rendered import Note

_TAG_OR_CODE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}|\{\{[^{}]*\}\}"
)


def remove_template_tags(lines: list[Line], notes: list[Note]) -> list[Line]:
    """Return ``lines`` without template tags outside code; a line of nothing else becomes blank."""
    for line in lines:
        if line.kind is Kind.VERBATIM or not _may_hold_tags(line.text):
            continue
        text, removed = _without_tags(line.text)
        notes.extend(Note(line.number, f"The template tag {tag} was removed.") for tag in removed)
        if removed:
            line.text = text
        if removed and not text.strip():
            line.text, line.kind = "", Kind.BLANK
    return lines


def _may_hold_tags(text: str) -> bool:
    return ("{%" in text and "%}" in text) or ("{{" in text and "}}" in text)


def _without_tags(text: str) -> tuple[str, list[str]]:
    removed: list[str] = []

    def keep_code(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        removed.append(match[0])
        return ""

    return _TAG_OR_CODE.sub(keep_code, text), removed
