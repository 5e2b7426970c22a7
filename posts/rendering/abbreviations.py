"""Abbreviations beside Japanese: ``NHKの発表`` holds one, although ``の`` is a letter, too."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor


class AbbreviationExtension(AbbrExtension):
    """Python-Markdown's abbreviations, ended by ASCII letters and digits only, as in kramdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        known = self.abbrs  # type: ignore[attr-defined]  # set by AbbrExtension.__init__
        md.treeprocessors.register(_AbbreviationProcessor(md, known), "abbr", 7)


class _AbbreviationProcessor(AbbrTreeprocessor):
    def run(self, root: Element) -> Element | None:
        if self.abbrs:
            longest_first = sorted(map(re.escape, self.abbrs), key=len, reverse=True)
            alternatives = "|".join(longest_first)
            self.RE = re.compile(rf"(?<![A-Za-z0-9_])(?:{alternatives})(?![A-Za-z0-9_])")
            self.iter_element(root)
        return None
