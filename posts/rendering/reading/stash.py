"""What is set aside while the text is read: code, ready HTML, the edges of boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

#: The text that stands for what was set aside as number n; no author can write it.
Placeholder = Callable[[int], str]


@dataclass(frozen=True)
class CodeBlock:
    """Code, the name of its language (``""`` where none is given) and of its file."""

    language: str
    source: str
    title: str = ""


@dataclass(frozen=True)
class ReadyHtml:
    """HTML in place of signs that Markdown does not know; sanitised like all the rest."""

    html: str


@dataclass(frozen=True)
class Box:
    """A box around blocks: ``element`` is ``aside``, ``details`` or ``blockquote``.

    ``title`` is Markdown of one line: the summary of details, the head of an aside, the source of a
    quotation.
    """

    element: str
    css_class: str = ""
    title: str = ""


@dataclass(frozen=True)
class BoxOpening:
    """Where ``box`` begins."""

    box: Box


@dataclass(frozen=True)
class BoxClosing:
    """Where the box ends whose opening was set aside as number ``opening``."""

    opening: int


Block = CodeBlock | ReadyHtml | BoxOpening | BoxClosing


class Stash:
    """Keeps blocks, and gives out the placeholder of each."""

    def __init__(self, placeholder: Placeholder) -> None:
        self._placeholder = placeholder
        self.blocks: list[Block] = []

    def put(self, block: Block) -> str:
        """Keep ``block`` and return what stands for it in the text."""
        self.blocks.append(block)
        return self._placeholder(len(self.blocks) - 1)

    @property
    def signs(self) -> str:
        """A regular expression of all placeholders."""
        return re.escape(self._placeholder(0)).replace("0", r"\d+", 1)
