"""Attribute lists only as kramdown writes them: ``{: .class}``, and ``{#id}`` on headings.

Python-Markdown also takes ``{word}``, which would swallow what authors put in braces.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor


class KramdownAttributes(AttrListExtension):
    """Python-Markdown's attribute lists with kramdown's signs."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.treeprocessors.register(_AttributeProcessor(md), "attr_list", 8)


class _AttributeProcessor(AttrListTreeprocessor):
    BASE_RE = r"\{:[ ]*([^\}\n ][^\n}]*)[ ]*\}"  # type: ignore[misc]
    HEADER_RE = re.compile(r"[ ]+\{(?::[ ]*|(?=#))([^\}\n ][^\n}]*)[ ]*\}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]
