"""Footnotes written where they are called, as on Zenn: ``^[the note]``."""

from __future__ import annotations

import re

from posts.rendering.preprocessing.code_spans import outside_code, replace_outside_code

_INLINE_FOOTNOTE = outside_code(r"\^\[(?P<note>(?:[^\[\]]|\[[^\[\]]*\]){1,2000}+)\]")


class InlineFootnotes:
    """Collects the notes of one body."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def call(self, text: str) -> str:
        """Return one line of text in which each note is called by a label."""
        return replace_outside_code(_INLINE_FOOTNOTE, text, self._label) if "^[" in text else text

    def definitions(self) -> str:
        """Return the definitions of all labels given out, to stand at the end of the body."""
        return "".join(f"\n\n[^inline-{n}]: {note}" for n, note in enumerate(self._notes, start=1))

    def _label(self, match: re.Match[str]) -> str:
        self._notes.append(match["note"].strip())
        return f"[^inline-{len(self._notes)}]"
