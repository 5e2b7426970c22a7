"""A headline that breaks between phrases in every browser."""

from __future__ import annotations

from html import escape

from posts.japanese import phrases


def headline_html(title: str) -> str:
    """Return ``title`` as HTML with ``<wbr>`` between its phrases.

    The style sheet allows breaks nowhere else (``word-break: keep-all``). A ``<wbr>`` is neither
    read aloud nor copied, other than a zero-width space.
    """
    return "<wbr>".join(escape(phrase) for phrase in phrases(title))
