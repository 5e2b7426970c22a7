"""The order of the rules: code out first, then text, then the shape of blocks."""

from __future__ import annotations

from dataclasses import dataclass

from posts.rendering.preprocessing.boxes import SIGNS_OF_BOXES, set_boxes
from posts.rendering.preprocessing.characters import mend_characters
from posts.rendering.preprocessing.conflict_markers import (
    defuse_conflict_markers,
    note_conflict_markers,
)
from posts.rendering.preprocessing.fences import take_out_code
from posts.rendering.preprocessing.headings import tell_headings_from_text
from posts.rendering.preprocessing.image_sizes import write_image_sizes
from posts.rendering.preprocessing.indents import keep_indents
from posts.rendering.preprocessing.inline_footnotes import InlineFootnotes
from posts.rendering.preprocessing.interruptions import set_blocks_apart
from posts.rendering.preprocessing.kramdown_readings import read_as_kramdown
from posts.rendering.preprocessing.lines import (
    Kind,
    Line,
    Signs,
    authors_signs,
    kramdowns_signs,
)
from posts.rendering.preprocessing.lone_lines import set_lone_lines
from posts.rendering.preprocessing.outline import outline
from posts.rendering.preprocessing.quotations import within_quotations
from posts.rendering.preprocessing.ruby_in_cells import keep_ruby_in_cells
from posts.rendering.preprocessing.stash import Block, Placeholder, Stash
from posts.rendering.preprocessing.template_regions import read_template_regions, show_braces
from posts.rendering.preprocessing.template_tags import remove_template_tags
from posts.rendering.preprocessing.title_heading import leave_out_title
from posts.rendering.rendered import Flavour, Note, RenderOptions

_LIST_INDENT = 4
_WORDS = (Kind.TEXT, Kind.ITEM, Kind.HEADING)


@dataclass(frozen=True)
class Prepared:
    """Markdown for Python-Markdown, what its placeholders stand for, and what was done."""

    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def prepare(markdown_text: str, placeholder: Placeholder, options: RenderOptions) -> Prepared:
    """Make ``markdown_text`` mean to Python-Markdown what its author meant.

    ``placeholder(n)`` is the text that stands for the nth block set aside. Raises RenderingError
    where quotations, lists or boxes are nested beyond reason.
    """
    notes: list[Note] = []
    stash = Stash(placeholder)
    source = mend_characters(markdown_text, notes).split("\n")
    lines = [Line(number, text) for number, text in enumerate(source, start=1)]
    lines = take_out_code(lines, stash, options, notes)
    for line in lines:
        line.text = line.text.expandtabs(_LIST_INDENT).rstrip(" ") + _hard_break(line.text)
    closing_markers = note_conflict_markers(lines, notes)
    if not options.as_kramdown:
        lines = defuse_conflict_markers(lines, closing_markers)
    if options.has_template_tags:
        lines = read_template_regions(lines, notes)
    if options.title_in_body:
        lines = leave_out_title(lines)
    mending = _Mending(options, stash, notes)
    lines = mending.apply(lines)
    text = show_braces("\n".join(line.text for line in lines)) + mending.footnotes.definitions()
    return Prepared(text, tuple(stash.blocks), tuple(sorted(notes, key=lambda note: note.line)))


def _hard_break(text: str) -> str:
    return "  " if text.endswith("  ") and text.strip() else ""


class _Mending:
    """The rules for the shape of blocks, to be applied to a body and inside its quotations."""

    def __init__(self, options: RenderOptions, stash: Stash, notes: list[Note]) -> None:
        self._options, self._stash, self._notes = options, stash, notes
        self._signs = _signs(options, stash)
        self.footnotes = InlineFootnotes()

    def apply(self, lines: list[Line]) -> list[Line]:
        lines = within_quotations(lines, self.apply)
        lines = outline(lines, self._signs)
        if not self._options.as_kramdown:
            lines = set_boxes(lines, self._stash, self._notes)
        if self._options.has_template_tags:
            lines = remove_template_tags(lines, self._stash, self._notes)
        lines = tell_headings_from_text(lines, self._notes)
        if self._options.as_kramdown:
            lines = read_as_kramdown(lines)
        else:
            lines = self._read_signs_of_services(lines)
        lines = keep_indents(lines)
        lines = set_blocks_apart(lines)
        for line in lines:
            if line.depth and line.kind is not Kind.BLANK:
                line.text = " " * (_LIST_INDENT * line.depth) + line.text
        return lines

    def _read_signs_of_services(self, lines: list[Line]) -> list[Line]:
        lines = set_lone_lines(lines, self._stash, self._options, self._notes)
        for line in lines:
            if line.kind in _WORDS:
                line.text = keep_ruby_in_cells(write_image_sizes(line.text))
                if self._options.flavour == Flavour.ZENN:
                    line.text = self.footnotes.call(line.text)
        return lines


def _signs(options: RenderOptions, stash: Stash) -> Signs:
    if options.as_kramdown:
        return kramdowns_signs(stash.signs)
    return authors_signs(f"{stash.signs}|{SIGNS_OF_BOXES}")
