"""Signs inside a line, outside its code: image sizes, footnotes on the spot, ruby in cells."""

from __future__ import annotations

import re
from collections.abc import Callable

from posts.rendering.ruby import BRACED

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


_SIZED_IMAGE = outside_code(
    r"(?P<image>!\[[^\[\]]*\]\([^\s()]+) =(?P<width>\d{0,4})x(?P<height>\d{0,4})\)"
)


def write_image_sizes(text: str) -> str:
    """Return one line of text with the sizes of its images as attribute lists."""
    if " =" not in text or "![" not in text:
        return text
    return replace_outside_code(_SIZED_IMAGE, text, _with_attributes)


def _with_attributes(match: re.Match[str]) -> str:
    sizes = [f'{name}="{match[name]}"' for name in ("width", "height") if match[name]]
    return f"{match['image']})" + (f"{{: {' '.join(sizes)}}}" if sizes else "")


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


_RUBY = outside_code(BRACED)


def keep_ruby_in_cells(text: str) -> str:
    """Return a row of a table with full-width bars in its ruby; other lines as they are."""
    if not text.startswith("|") or "{" not in text:
        return text
    return replace_outside_code(_RUBY, text, lambda match: match[0].replace("|", "｜"))
