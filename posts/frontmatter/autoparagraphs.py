"""HTML of an old WordPress editor, in which blank lines part paragraphs, as HTML with ``<p>``.

WordPress does this when it shows an article (its function wpautop); an export has the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAS_PARAGRAPHS = re.compile(r"<p[\s>]|<!-- wp:", re.IGNORECASE)
_KEPT = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)
_BLOCK_NAMES = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|section|summary|table|"
    "tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_OPENS = re.compile(rf"(?=<(?:{_BLOCK_NAMES})\b)", re.IGNORECASE)
_BLOCK_CLOSES = re.compile(rf"(</(?:{_BLOCK_NAMES})>|<hr\b[^<>]*>)", re.IGNORECASE)
_IS_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})\b|<!--", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
# A comment such as <!--more--> stands on a line of its own.
_BREAK = "<br>\n"
_LINE_END = re.compile(r"(?<!-->)(?<!<br>)(?<!<br />)\n(?!<!--)")


def with_paragraphs(html: str) -> str:
    """Return ``html`` with its paragraphs marked, a line end in them as ``<br>``.

    HTML that has paragraphs or blocks of the present editor is returned as it is; ``<pre>`` and its
    like are never touched.
    """
    if _HAS_PARAGRAPHS.search(html):
        return html
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(
        part if kept else _marked(part) for part, kept in _parts(text) if kept or part.strip()
    )


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and of each whether it must stay as it is."""
    lower = html.lower()
    end = 0
    while opening := _KEPT.search(html, end):
        closing = f"</{opening[1].lower()}>"
        closed = lower.find(closing, opening.end())
        stop = len(html) if closed < 0 else closed + len(closing)
        yield html[end : opening.start()], False
        yield html[opening.start() : stop], True
        end = stop
    yield html[end:], False


def _marked(text: str) -> str:
    apart = _BLOCK_CLOSES.sub("\\1\n\n", _BLOCK_OPENS.sub("\n\n", text))
    return "\n".join(
        block if _IS_BLOCK.match(block) else f"<p>{_LINE_END.sub(_BREAK, block)}</p>"
        for block in _BLANK_LINES.split(apart.strip())
        if block
    )
