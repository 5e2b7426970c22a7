"""U+3000 at the beginning of a paragraph: a printer's indent, which Python-Markdown would strip."""

from __future__ import annotations

from posts.rendering.preprocessing.lines import Kind, Line

#: Stands for U+3000 until the HTML is made; no author can write it.
_INDENT = "\x19"
_IDEOGRAPHIC_SPACE = "\u3000"


def keep_indents(lines: list[Line]) -> list[Line]:
    """Return ``lines`` with the ideographic spaces before their text disguised."""
    for index, line in enumerate(lines):
        if line.text[:1] == _IDEOGRAPHIC_SPACE and line.kind is Kind.TEXT:
            is_heading = any(next.kind is Kind.UNDERLINE for next in lines[index + 1 : index + 2])
            if not is_heading:
                text = line.text.lstrip(_IDEOGRAPHIC_SPACE)
                line.text = _INDENT * (len(line.text) - len(text)) + text
    return lines


def show_indents(html: str) -> str:
    """Return ``html`` with the ideographic spaces that were disguised."""
    return html.replace(_INDENT, _IDEOGRAPHIC_SPACE)
