"""Headings: ids by kramdown's rule with Japanese kept, the table of contents."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from posts.rendering.identifiers import RESERVED_IDS
from posts.rendering.plaintext import without_readings
from posts.rendering.rendered import Heading
from posts.rendering.ruby import is_reading

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_IN_CONTENTS = frozenset({"h2", "h3", "h4"})
_TAG = re.compile(r"<[^>]*>")


def heading_id(text: str) -> str:
    """Return the id that kramdown gives to a heading of this text, before repeats are numbered.

    Source: kramdown-parser-gfm, ``generate_gfm_header_id``.
    """
    kept = (character for character in text.lower() if _is_in_id(character))
    return "".join(kept).replace(" ", "-").replace("\t", "-")


def _is_in_id(character: str) -> bool:
    """Ruby's ``\\p{Word}``, hyphens and blanks. Python's ``\\w`` has ``①`` and lacks marks."""
    if character in "-_ \t":
        return True
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc")


class HeadingProcessor(Treeprocessor):
    """Gives every heading an id and keeps the headings h2 to h4 as ``contents``.

    Runs after all others, when escapes in the tree are resolved.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.contents: list[Heading] = []

    def run(self, root: Element) -> None:
        self.contents = []
        taken = {element.get("id", "") for element in root.iter() if element.get("id")}
        counts: dict[str, int] = {}
        for element in root.iter():
            if element.tag not in _HEADINGS:
                continue
            if not element.get("id"):
                element.set("id", _free_id(heading_id(_own_text(element)), counts, taken))
            if element.tag in _IN_CONTENTS:
                level = int(str(element.tag)[1])
                text = self._plain_text(element)
                self.contents.append(Heading(level, element.get("id", ""), text))

    def _plain_text(self, element: Element) -> str:
        def stored(match: re.Match[str]) -> str:
            return _TAG.sub(
                "", without_readings(str(self.md.htmlStash.rawHtmlBlocks[int(match[1])]))
            )

        text = HTML_PLACEHOLDER_RE.sub(stored, "".join(_words(element)))
        return " ".join(html.unescape(text).split())


def _words(element: Element) -> Iterator[str]:
    """Yield the text of ``element`` without readings."""
    if not is_reading(element):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _own_text(element: Element) -> str:
    """Text as kramdown counts it for ids: no code, no entities, no typographic signs."""
    parts = [element.text or ""] if element.tag != "code" and not is_reading(element) else []
    for child in element:
        parts.append(_own_text(child))
        parts.append(child.tail or "")
    return HTML_PLACEHOLDER_RE.sub("", "".join(parts))


def _free_id(wanted: str, counts: dict[str, int], taken: set[str]) -> str:
    """Number repeats ``-1``, ``-2`` as kramdown does; never give one id out twice."""
    count = counts.get(wanted, 1 if wanted in RESERVED_IDS or not wanted else 0)
    candidate = f"{wanted}-{count}" if count else wanted
    while candidate in taken:
        count += 1
        candidate = f"{wanted}-{count}"
    counts[wanted] = count + 1
    taken.add(candidate)
    return candidate
