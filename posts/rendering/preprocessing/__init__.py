"""What authors meant: lines of kramdown-flavoured Markdown made ready for Python-Markdown."""

from posts.rendering.preprocessing.indents import show_indents
from posts.rendering.preprocessing.pipeline import Prepared, prepare
from posts.rendering.preprocessing.stash import (
    Block,
    Box,
    BoxClosing,
    BoxOpening,
    CodeBlock,
    Markup,
)

__all__ = [
    "Block",
    "Box",
    "BoxClosing",
    "BoxOpening",
    "CodeBlock",
    "Markup",
    "Prepared",
    "prepare",
    "show_indents",
]
