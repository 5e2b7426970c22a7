"""Passages without any sign of markup are kept from the inline patterns, which saves half the time.

Python-Markdown tries some twenty patterns on each piece of text, although most paragraphs of a
Japanese article hold none of the characters that these patterns begin with.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString


class _Passage(AtomicString):
    """Text set aside here; other atomic strings are code and stay atomic."""


class SetPassagesAside(Treeprocessor):
    """Makes text atomic in which ``signs`` finds nothing, before patterns are applied."""

    def __init__(self, md: Markdown, signs: re.Pattern[str]) -> None:
        super().__init__(md)
        self._has_sign = signs.search

    def run(self, root: Element) -> None:
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and type(text) is str and not self._has_sign(text):
                element.text = _Passage(text)
            if tail and type(tail) is str and not self._has_sign(tail):
                element.tail = _Passage(tail)


class TakePassagesBack(Treeprocessor):
    """Makes what was set aside ordinary text again, for the processors that follow."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if type(element.text) is _Passage:
                element.text = str(element.text)
            if type(element.tail) is _Passage:
                element.tail = str(element.tail)
