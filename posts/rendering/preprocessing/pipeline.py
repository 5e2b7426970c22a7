"""The order of the rules: code out first, then text, then the shape of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.rendering.preprocessing.characters import mend_characters
from posts.rendering.preprocessing.conflict_markers import (
    defuse_conflict_markers,
    note_conflict_markers,
)
from posts.rendering.preprocessing.fences import CodeBlock, Placeholder, take_out_fences
from posts.rendering.preprocessing.headings import tell_headings_from_text
from posts.rendering.preprocessing.interruptions import set_blocks_apart
from posts.rendering.preprocessing.kramdown_readings import read_as_kramdown
from posts.rendering.preprocessing.lines import Kind, Line
from posts.rendering.preprocessing.outline import outline
from posts.rendering.preprocessing.quotations import within_quotations
from posts.rendering.preprocessing.template_tags import remove_template_tags
from posts.rendering.rendered import Note, RenderOptions

_LIST_INDENT = 4


@dataclass(frozen=True)
class Prepared:
    """Markdown for Python-Markdown, the code that its placeholders stand for, and what was done."""

    text: str
    code_blocks: tuple[CodeBlock, ...]
    notes: tuple[Note, ...]


def prepare(markdown_text: str, placeholder: Placeholder, options: RenderOptions) -> Prepared:
    """Make ``markdown_text`` mean to Python-Markdown what its author meant.

    ``placeholder(n)`` is the text that stands for the nth fenced code block. Raises RenderingError
    where quotations or lists are nested beyond reason.
    """
    notes: list[Note] = []
    source = mend_characters(markdown_text, notes).split("\n")
    lines = [Line(number, text) for number, text in enumerate(source, start=1)]
    lines, code_blocks = take_out_fences(lines, placeholder, notes)
    for line in lines:
        line.text = line.text.expandtabs(_LIST_INDENT).rstrip(" ") + _hard_break(line.text)
    closing_markers = note_conflict_markers(lines, notes)
    if not options.as_kramdown:
        lines = defuse_conflict_markers(lines, closing_markers)
    pattern = re.compile(re.escape(placeholder(0)).replace("0", r"\d+", 1))
    lines = _Mending(pattern, options, notes).apply(lines)
    text = "\n".join(line.text for line in lines)
    return Prepared(text, tuple(code_blocks), tuple(sorted(notes, key=lambda note: note.line)))


def _hard_break(text: str) -> str:
    return "  " if text.endswith("  ") and text.strip() else ""


@dataclass(frozen=True)
class _Mending:
    """The rules for the shape of blocks, to be applied to a body and inside its quotations."""

    placeholder: re.Pattern[str]
    options: RenderOptions
    notes: list[Note]

    def apply(self, lines: list[Line]) -> list[Line]:
        lines = within_quotations(lines, self.apply)
        lines = outline(lines, self.placeholder)
        lines = remove_template_tags(lines, self.notes)
        lines = tell_headings_from_text(lines, self.notes)
        if self.options.as_kramdown:
            lines = read_as_kramdown(lines)
        lines = set_blocks_apart(lines)
        for line in lines:
            if line.depth and line.kind is not Kind.BLANK:
                line.text = " " * (_LIST_INDENT * line.depth) + line.text
        return lines
