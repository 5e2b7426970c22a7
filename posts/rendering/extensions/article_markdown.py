"""Which Markdown an article is written in: Python-Markdown's pieces, chosen one by one.

``pymdownx.extra`` and ``betterem`` stay out: they leave ``**`` next to Japanese punctuation
literal, and Markdown Extra as one piece would bring its own fences.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import (
    PIPE_LEFT,
    PIPE_NONE,
    PIPE_RIGHT,
    TableExtension,
    TableProcessor,
)
from pymdownx.tasklist import TasklistExtension
from pymdownx.tilde import DeleteSubExtension

from posts.rendering.extensions.inline_patterns import (
    BARE_URL,
    FORMULA,
    QUOTED_FORMULA,
    AbbreviationExtension,
    BareUrlProcessor,
    FormulaProcessor,
    KramdownAttributes,
)
from posts.rendering.extensions.tree_processors import (
    BoxProcessor,
    CaptionProcessor,
    HeadingProcessor,
    SetPassagesAside,
    TakePassagesBack,
)
from posts.rendering.rendered import Flavour, RenderOptions
from posts.rendering.ruby import RUBY, RubyProcessor

_SIGNS_OF_TYPOGRAPHY = re.compile(r"['\"<>]|--|\.\.\.")


class ArticleMarkdown(Markdown):
    """A Markdown instance for articles; to be reset between two of them."""

    def __init__(self, options: RenderOptions) -> None:
        super().__init__(extensions=_extensions(options), output_format="html")
        self.treeprocessors.register(KramdownAttributes(self), "attr_list", 8)
        self.treeprocessors.register(HeadingProcessor(self), "headings", -10)
        self.boxes = BoxProcessor(self)
        self.treeprocessors.register(self.boxes, "boxes", 30)
        self._register_signs_of_services(options)
        if options.as_kramdown:
            rows = _PipeRowProcessor(self.parser, {"use_align_attribute": True})
            self.parser.blockprocessors.register(rows, "pipe rows", 12)
        self._set_plain_passages_aside(options)
        # ``reading`` has mended the characters, and its placeholders must survive.
        self.preprocessors.deregister("normalize_whitespace")

    def _register_signs_of_services(self, options: RenderOptions) -> None:
        """Read formulas after code (190) and before escapes (180), the others after tags (90)."""
        if not options.as_kramdown:
            self.inlinePatterns.register(RubyProcessor(RUBY, self), "ruby", 80)
        if options.has_math:
            self.ESCAPED_CHARS = [*self.ESCAPED_CHARS, "$"]
            self.inlinePatterns.register(
                FormulaProcessor(QUOTED_FORMULA, self), "quoted formula", 195
            )
            self.inlinePatterns.register(FormulaProcessor(FORMULA, self), "formula", 185)
        if options.has_bare_urls:
            self.inlinePatterns.register(BareUrlProcessor(BARE_URL), "bare url", 85)
        if options.flavour == Flavour.ZENN:
            self.treeprocessors.register(CaptionProcessor(self), "captions", 5)

    def _set_plain_passages_aside(self, options: RenderOptions) -> None:
        """Put a pair of processors around ``inline`` (20) and another around ``smarty`` (6)."""
        signs = _signs_of_markup(options)
        self.treeprocessors.register(SetPassagesAside(self, signs), "aside", 20.5)
        self.treeprocessors.register(TakePassagesBack(self), "back", 19.5)
        if options.typography:
            aside = SetPassagesAside(self, _SIGNS_OF_TYPOGRAPHY)
            self.treeprocessors.register(aside, "aside from typography", 6.5)
            self.treeprocessors.register(TakePassagesBack(self), "back from typography", 5.5)


def _signs_of_markup(options: RenderOptions) -> re.Pattern[str]:
    signs = [
        r"[\\`*_\[<&~]|  \n",
        r"\$" if options.has_math else "",
        "" if options.as_kramdown else "[《{]",
        "://" if options.has_bare_urls else "",
        r"\n" if options.hard_breaks else "",
    ]
    return re.compile("|".join(filter(None, signs)))


def _extensions(options: RenderOptions) -> list[Extension]:
    extensions: list[Extension] = [
        AbbreviationExtension(),
        DefListExtension(),
        FootnoteExtension(BACKLINK_TITLE="脚注{}の本文に戻る", USE_DEFINITION_ORDER=False),
        MarkdownInHtmlExtension(),
        SaneListExtension(),
        TableExtension(use_align_attribute=True),
        TasklistExtension(),  # type: ignore[no-untyped-call]
        DeleteSubExtension(subscript=False, smart_delete=False),  # type: ignore[no-untyped-call]
        AttrListExtension(),
    ]
    if options.typography:
        extensions.append(SmartyExtension(smart_angled_quotes=True))
    if options.hard_breaks:
        extensions.append(Nl2BrExtension())
    return extensions


class _PipeRowProcessor(TableProcessor):
    """A block with ``|`` in each of its lines is a table without a head, as in kramdown."""

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and all(len(self._cells(row)) > 1 for row in block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        table_body = SubElement(SubElement(parent, "table"), "tbody")
        for row in blocks.pop(0).split("\n"):
            table_row = SubElement(table_body, "tr")
            for cell in self._cells(row):
                SubElement(table_row, "td").text = cell.strip()

    def _cells(self, row: str) -> list[str]:
        row = row.strip()
        left = PIPE_LEFT if row.startswith("|") else PIPE_NONE
        right = PIPE_RIGHT if row.endswith("|") else PIPE_NONE
        self.border = left | right  # type: ignore[assignment]  # the stub knows only bool
        return list(self._split_row(row))  # type: ignore[attr-defined]
