"""What authors meant: lines of kramdown-flavoured Markdown made ready for Python-Markdown."""

from posts.rendering.preprocessing.fences import CodeBlock
from posts.rendering.preprocessing.pipeline import Prepared, prepare

__all__ = ["CodeBlock", "Prepared", "prepare"]
