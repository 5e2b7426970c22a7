"""Boxes in the tree: what lies between the edges of a box moves into its element."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from posts.rendering.preprocessing import Block, Box, BoxClosing, BoxOpening

_UNNAMED_DETAILS = "詳細"


class BoxProcessor(Treeprocessor):
    """Moves siblings between two edges into a box; an edge without its partner vanishes.

    Runs before inline patterns, so that titles may hold Markdown. ``edges`` (by the number of
    their placeholders) are those of the body to come.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.edges: dict[int, BoxOpening | BoxClosing] = {}

    def expect(self, blocks: tuple[Block, ...]) -> None:
        """Make the edges among ``blocks`` known."""
        edges = (BoxOpening, BoxClosing)
        self.edges = {n: block for n, block in enumerate(blocks) if isinstance(block, edges)}

    def run(self, root: Element) -> None:
        if self.edges:
            for parent in list(root.iter()):
                self._box_children(parent)

    def _box_children(self, parent: Element) -> None:
        numbers = [self._edge_number(child) for child in parent]
        if all(number is None for number in numbers):
            return
        children = list(parent)
        kept = Element(parent.tag)
        opened: list[tuple[int, Box, Element]] = []
        for child, number in zip(children, numbers, strict=True):
            inner = opened[-1][2] if opened else kept
            edge = None if number is None else self.edges[number]
            if number is None:
                inner.append(child)
            elif isinstance(edge, BoxOpening):
                opened.append((number, edge.box, _element(inner, edge.box)))
            elif isinstance(edge, BoxClosing):
                _close(edge.opening, opened)
        _close(opened[0][0] if opened else -1, opened)
        parent[:] = list(kept)

    def _edge_number(self, element: Element) -> int | None:
        if element.tag != "p" or len(element) or not element.text:
            return None
        match = HTML_PLACEHOLDER_RE.fullmatch(element.text)
        return int(match[1]) if match and int(match[1]) in self.edges else None


def _element(parent: Element, box: Box) -> Element:
    element = SubElement(parent, box.element)
    if box.css_class:
        element.set("class", box.css_class)
    if box.element == "details":
        SubElement(element, "summary").text = box.title or _UNNAMED_DETAILS
    elif box.element == "aside" and box.title:
        title = SubElement(element, "p", {"class": "message-title"})
        SubElement(title, "strong").text = box.title
    return element


def _close(number: int, opened: list[tuple[int, Box, Element]]) -> None:
    """Close the box of that ``number`` and all in it, if it is open."""
    if any(number == open_number for open_number, _, _ in opened):
        closed = -1
        while closed != number:
            closed, box, element = opened.pop()
            if box.element == "blockquote" and box.title:
                SubElement(SubElement(element, "p"), "cite").text = f"— {box.title}"
