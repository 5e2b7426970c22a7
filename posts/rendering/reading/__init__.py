"""What authors meant: lines of kramdown-flavoured Markdown made ready for Python-Markdown."""

from posts.rendering.reading.inline_syntax import show_indents
from posts.rendering.reading.pipeline import Prepared, prepare
from posts.rendering.reading.source import Block, Box, BoxClosing, BoxOpening, CodeBlock, ReadyHtml
