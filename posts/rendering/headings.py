"""Headings of Markdown: ids by kramdown's rule with Japanese kept."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from posts.rendering.identifiers import free_id, heading_id
from posts.rendering.ruby import is_reading

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class HeadingProcessor(Treeprocessor):
    """Gives every heading an id. Runs after all others, when escapes in the tree are resolved."""

    def run(self, root: Element) -> None:
        taken = {element.get("id", "") for element in root.iter() if element.get("id")}
        counts: dict[str, int] = {}
        for element in root.iter():
            if element.tag in _HEADINGS and not element.get("id"):
                element.set("id", free_id(heading_id(_own_text(element)), counts, taken))


def _own_text(element: Element) -> str:
    """Text as kramdown counts it for ids: no code, no entities, no typographic signs."""
    parts = [element.text or ""] if element.tag != "code" and not is_reading(element) else []
    for child in element:
        parts.append(_own_text(child))
        parts.append(child.tail or "")
    return HTML_PLACEHOLDER_RE.sub("", "".join(parts))
