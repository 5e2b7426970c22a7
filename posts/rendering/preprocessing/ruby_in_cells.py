"""Ruby in tables: the bar of ``{漢字|かんじ}`` divides no cells."""

from __future__ import annotations

from posts.rendering.preprocessing.code_spans import outside_code, replace_outside_code
from posts.rendering.ruby import BRACED

_RUBY = outside_code(BRACED)


def keep_ruby_in_cells(text: str) -> str:
    """Return a row of a table with full-width bars in its ruby; other lines as they are."""
    if not text.startswith("|") or "{" not in text:
        return text
    return replace_outside_code(_RUBY, text, lambda match: match[0].replace("|", "｜"))
