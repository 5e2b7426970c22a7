"""What authors meant: lines of kramdown-flavoured Markdown made ready for Python-Markdown."""

from posts.rendering.reading.characters import show_indents
from posts.rendering.reading.pipeline import Prepared, prepare
from posts.rendering.reading.stash import Block, Box, BoxClosing, BoxOpening, CodeBlock, ReadyHtml
