"""HTML that authors wrote by hand -> safe HTML."""

from __future__ import annotations

import re
from dataclasses import replace

from posts.messages import Message
from posts.rendering.frames import frames_as_cards
from posts.rendering.limits import refuse_open_tags, refuse_what_is_too_long
from posts.rendering.preprocessing.template_tags import without_template_tags
from posts.rendering.rendered import Note, Rendered
from posts.rendering.renderer import finish

_BODY_BEGINS = re.compile(r"<body(?:\s[^>]*)?>", re.IGNORECASE)
_BODY_ENDS = re.compile(r"</body\s*>", re.IGNORECASE)
_TAG_THAT_GOES = re.compile(
    r"<(script|style|form|iframe|object|embed|video|audio|canvas|svg)[\s>]", re.IGNORECASE
)


def sanitize_html(html: str) -> Rendered:
    """Return the safe part of one HTML body, or of what stands in ``<body>`` of a whole document.

    Template tags (Liquid, Jinja) are removed. ``notes`` name them, and the elements that readers
    will miss, with their lines. Raises RenderingError for a body beyond the limits of one page.
    """
    refuse_what_is_too_long(html)
    notes: list[Note] = []
    body = _within_body(html.replace("\r\n", "\n").replace("\r", "\n"))
    body = without_template_tags(body, notes)
    refuse_open_tags(body)
    body = frames_as_cards(body)
    notes += _notes_of_lost_elements(body)
    rendered = finish(body)
    html = rendered.html.strip()
    return replace(rendered, html=html, notes=tuple(sorted(notes, key=lambda note: note.line)))


def _within_body(html: str) -> str:
    """Return what stands in ``<body>``, on the lines where it stood; all where there is none."""
    begins = _BODY_BEGINS.search(html)
    if begins is None:
        return html
    ends = _BODY_ENDS.search(html, begins.end())
    lines_before = "\n" * html.count("\n", 0, begins.end())
    return lines_before + html[begins.end() : ends.start() if ends else len(html)]


def _notes_of_lost_elements(html: str) -> list[Note]:
    first: dict[str, int] = {}
    for match in _TAG_THAT_GOES.finditer(html):
        name = match[1].lower()
        if name not in first:
            first[name] = html.count("\n", 0, match.start()) + 1
    return [
        Note(line, Message("<{name}> cannot be shown and was removed.", name=name))
        for name, line in first.items()
    ]
