"""Headlines and headings: anchors, the table of contents, levels, breaks between phrases."""

from __future__ import annotations

import re
from html import escape, unescape

from posts.japanese import phrases
from posts.rendering.identifiers import free_id, heading_id
from posts.rendering.plain_text import without_readings
from posts.rendering.rendered import Heading


def headline_html(title: str) -> str:
    """Return ``title`` as HTML with ``<wbr>`` between its phrases.

    The style sheet allows breaks nowhere else (``word-break: keep-all``). A ``<wbr>`` is neither
    read aloud nor copied, other than a zero-width space.
    """
    return "<wbr>".join(escape(phrase) for phrase in phrases(title))


# In sanitised HTML every "<" is a tag and every attribute stands in double quotes.
# A heading that holds another one is left alone.
_HEADING = re.compile(
    r"<h([1-6])((?: [\w-]+=\"[^\"]*\")*)>([^<]*(?:<(?!/?h[1-6][ >])[^<]*)*)</h\1>"
)
_ID = re.compile(r' id="([^"]*)"')
_FOOTNOTE_SIGN = re.compile(r'<sup\b[^>]*><a class="footnote-ref"[^>]*>[^<]*</a></sup>')
_TAG = re.compile(r"<[^>]*>")

_IN_CONTENTS = "234"

#: The level of the first headings of a body: the page's title has the one above.
_HIGHEST = 2

#: Says that a heading of level 1 stands a level lower: to assistive technology today, and in the
#: HTML standard's own words (section 4.3.11, "Heading levels & offsets").
_ONE_LOWER = ' aria-level="2" headingoffset="1"'


def give_anchors(html: str) -> str:
    """Return sanitised ``html`` in which every heading with words has an id."""
    bare = [heading for heading in _HEADING.finditer(html) if not _ID.search(heading[2])]
    if not bare:
        return html
    taken = {unescape(each) for each in _ID.findall(html)}
    counts: dict[str, int] = {}

    def give(heading: re.Match[str]) -> str:
        words = _words(heading[3])
        if _ID.search(heading[2]) or not words:
            return heading[0]
        anchor = escape(free_id(heading_id(words), counts, taken))
        return f'<h{heading[1]}{heading[2]} id="{anchor}">{heading[3]}</h{heading[1]}>'

    return _HEADING.sub(give, html)


def contents_of(html: str) -> tuple[Heading, ...]:
    """The headings h2 to h4 of sanitised ``html`` that have an id and words, in order."""
    found: list[Heading] = []
    for heading in _HEADING.finditer(html):
        anchor = _ID.search(heading[2])
        if anchor and heading[1] in _IN_CONTENTS and (words := _words(heading[3])):
            found.append(Heading(int(heading[1]), unescape(anchor[1]), words))
    return tuple(found)


def below_title(html: str) -> str:
    """Return sanitised ``html`` whose headings stand below a title and leave out no level.

    A heading of level 1 keeps its tag, as on the page it may come from, and is told to be of level
    2. One that would leave out a level is raised; the first of all may be of level 3, because the
    page puts a heading of its own before it (``begins_lower``).
    """
    return _without_gaps(html, _HIGHEST)


def under_own_heading(html: str) -> str:
    """Return sanitised ``html`` of a page, whose headings leave out no level.

    A heading of level 1 is the page's title; a body without one stands below a title.
    """
    return _without_gaps(html, 1) if "<h1" in html else below_title(html)


def _without_gaps(html: str, highest: int) -> str:
    above = highest

    def place(heading: re.Match[str]) -> str:
        nonlocal above
        written = int(heading[1])
        above = max(highest, min(written, above + 1))
        if written < highest:
            return f"<h1{heading[2]}{_ONE_LOWER}>{heading[3]}</h1>"
        if written == above:
            return heading[0]
        return f"<h{above}{heading[2]}>{heading[3]}</h{above}>"

    return _HEADING.sub(place, html)


def begins_lower(html: str) -> bool:
    """Tell whether the first heading of a stored body is below level 2."""
    first = _HEADING.search(html)
    return first is not None and int(first[1]) > _HIGHEST


def _words(inner: str) -> str:
    words = _TAG.sub("", without_readings(_FOOTNOTE_SIGN.sub("", inner)))
    return " ".join(unescape(words).split())
