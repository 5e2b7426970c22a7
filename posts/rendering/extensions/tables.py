"""Tables: boxes that scroll by finger and by keyboard, alignment as classes, kramdown's rows."""

from __future__ import annotations

import itertools
import re
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.tables import PIPE_LEFT, PIPE_NONE, PIPE_RIGHT, TableProcessor

_ALIGNED_CELL = re.compile(r'(<t[dh])((?: [\w-]+="[^"]*")*?) align="(left|center|right)"')
_SCROLL_BOX = '<div class="table-scroll" tabindex="0" role="region" aria-label="{}"><table'


def make_tables_scroll(html: str) -> str:
    """Return sanitised ``html`` with each table in a focusable box, ``align`` turned into a class.

    The CSP forbids style attributes. The text may be searched for tags as it is, because the
    sanitiser writes every ``<`` that is not a tag as ``&lt;``.
    """
    if "<table" not in html:
        return html
    html = _ALIGNED_CELL.sub(r'\1\2 class="align-\3"', html)
    # Regions of one page want different names: screen readers list them.
    several = html.count("<table") > 1
    numbers = itertools.count(1)

    def box(match: re.Match[str]) -> str:
        return _SCROLL_BOX.format(f"表{next(numbers)}" if several else "表")

    html = re.sub(r"<table(?=[ >])", box, html)
    return html.replace("</table>", "</table></div>")


class PipeRowProcessor(TableProcessor):
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
