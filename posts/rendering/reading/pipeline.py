"""The order of the rules: code out first, then text, then blocks; in quotations as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from markdown.util import HTML_PLACEHOLDER_RE

from posts.errors import RenderingError
from posts.rendering.reading.block_boundaries import set_blocks_apart, set_lone_lines
from posts.rendering.reading.boxes import SIGNS_OF_BOXES, set_boxes
from posts.rendering.reading.code_blocks import take_out_code
from posts.rendering.reading.headings import (
    leave_out_title,
    read_as_kramdown,
    tell_headings_from_text,
)
from posts.rendering.reading.inline_syntax import (
    InlineFootnotes,
    keep_indents,
    keep_ruby_in_cells,
    mend_characters,
    write_image_sizes,
)
from posts.rendering.reading.leftovers import (
    mend_conflict_markers,
    read_template_regions,
    remove_template_tags,
    show_braces,
)
from posts.rendering.reading.list_nesting import set_list_levels
from posts.rendering.reading.source import (
    HEADING_WITH_ANY_BLANK,
    ITEM_OF_ANY_MARKER,
    QUOTE,
    Block,
    LineKind,
    Signs,
    SourceLine,
    Stash,
)
from posts.rendering.rendered import Flavour, Note, RenderOptions

DEEPEST_QUOTATION = 20

_MARK = re.compile(r" {0,3}> ?")
_MARKS = re.compile(r"(?: {0,3}>)+")


def within_quotations(
    lines: list[SourceLine], rules: Callable[[list[SourceLine]], list[SourceLine]]
) -> list[SourceLine]:
    """Apply ``rules`` to the inside of each quotation of ``lines``; its marks stay.

    Raises RenderingError where quotations are nested deeper than DEEPEST_QUOTATION.
    """
    result: list[SourceLine] = []
    for is_quotation, group in groupby(lines, key=lambda line: bool(QUOTE.match(line.text))):
        if not is_quotation:
            result.extend(group)
            continue
        inner = [SourceLine(line.number, _without_mark(line)) for line in group]
        result.extend(SourceLine(line.number, f"> {line.text}".rstrip()) for line in rules(inner))
    return result


def _without_mark(line: SourceLine) -> str:
    marks = _MARKS.match(line.text)
    if marks is not None and marks[0].count(">") > DEEPEST_QUOTATION:
        raise RenderingError(
            "line {line} of the body: quotations are nested more than {deepest} deep; take some "
            "of the > signs out.",
            line=line.number,
            deepest=DEEPEST_QUOTATION,
        )
    return _MARK.sub("", line.text, count=1)


_LIST_INDENT = 4
_WORDS = (LineKind.TEXT, LineKind.ITEM, LineKind.HEADING)


@dataclass(frozen=True)
class Prepared:
    """Markdown for Python-Markdown, what its placeholders stand for, and what was done."""

    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def prepare(markdown_text: str, options: RenderOptions) -> Prepared:
    """Make ``markdown_text`` mean to Python-Markdown what its author meant.

    Raises RenderingError where quotations, lists or boxes are nested beyond reason.
    """
    notes: list[Note] = []
    stash = Stash()
    source = mend_characters(markdown_text, notes).split("\n")
    lines = [SourceLine(number, text) for number, text in enumerate(source, start=1)]
    lines = take_out_code(lines, stash, options, notes)
    for line in lines:
        line.text = line.text.expandtabs(_LIST_INDENT).rstrip(" ") + _hard_break(line.text)
    lines = mend_conflict_markers(lines, options, notes)
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
        self._signs = _signs(options)
        self.footnotes = InlineFootnotes()

    def apply(self, lines: list[SourceLine]) -> list[SourceLine]:
        lines = within_quotations(lines, self.apply)
        lines = set_list_levels(lines, self._signs)
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
            if line.depth and line.kind is not LineKind.BLANK:
                line.text = " " * (_LIST_INDENT * line.depth) + line.text
        return lines

    def _read_signs_of_services(self, lines: list[SourceLine]) -> list[SourceLine]:
        lines = set_lone_lines(lines, self._stash, self._options, self._notes)
        for line in lines:
            if line.kind in _WORDS:
                line.text = keep_ruby_in_cells(write_image_sizes(line.text))
                if self._options.flavour == Flavour.ZENN:
                    line.text = self.footnotes.call(line.text)
        return lines


def _signs(options: RenderOptions) -> Signs:
    placeholder = HTML_PLACEHOLDER_RE.pattern
    if options.as_kramdown:
        return Signs(re.compile(placeholder))
    marker = re.compile(f"{placeholder}|{SIGNS_OF_BOXES}")
    return Signs(marker, ITEM_OF_ANY_MARKER, HEADING_WITH_ANY_BLANK)
