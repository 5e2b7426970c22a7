"""Headings that ask, with the text below them: what an article answers."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from posts.public.structured_data.nodes import QuestionNode, shortened
from posts.rendering import Heading

#: A single question is an article's headline, not a list of questions.
FEWEST = 2
#: The longest answer that is told, in characters.
LONGEST_ANSWER = 1000

_ASKS = ("？", "?")
_HEADING = re.compile(r"<h([1-6])((?:\s[^<>]*)?)>")
_ID = re.compile(r'\sid="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")
# What stands in an article but is no answer in words.
_NOT_WORDS = re.compile(r"<(pre|table|figure|sup|math|svg)\b.*?</\1>", re.DOTALL)


def questions_of(outline: Sequence[Heading], body_html: str) -> tuple[QuestionNode, ...]:
    """The questions of an article; () where fewer than two headings ask and are answered.

    ``body_html`` is stored HTML (written by nh3), which is only searched where the outline asks.
    Search engines show questions and answers as HTML, so that in both every ``<`` is escaped.
    """
    asking = {heading.id: heading.text for heading in outline if heading.text.endswith(_ASKS)}
    if len(asking) < FEWEST:
        return ()
    found = [
        QuestionNode(html.escape(asking[identity], quote=False), answer)
        for identity, section in _sections(body_html)
        if identity in asking and (answer := _words(section))
    ]
    return tuple(found) if len(found) >= FEWEST else ()


def _sections(body_html: str) -> list[tuple[str, str]]:
    """Each heading's id with the HTML between it and the next heading of its level or higher."""
    headings = list(_HEADING.finditer(body_html))
    sections = []
    for place, heading in enumerate(headings):
        identity = _ID.search(heading[2])
        if identity is None:
            continue
        following = (later for later in headings[place + 1 :] if later[1] <= heading[1])
        ends = next(following, None)
        within = body_html[heading.end() : ends.start() if ends else len(body_html)]
        _, _, below = within.partition(f"</h{heading[1]}>")
        sections.append((html.unescape(identity[1]), below))
    return sections


def _words(section: str) -> str:
    without = _TAG.sub(" ", _NOT_WORDS.sub(" ", section))
    words = " ".join(html.unescape(without).split())
    return html.escape(shortened(words, LONGEST_ANSWER), quote=False)
