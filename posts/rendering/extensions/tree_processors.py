"""Processors of the tree: boxes, captions, ids of headings, passages without markup."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from posts.rendering.identifiers import free_id, heading_id
from posts.rendering.reading import Block, Box, BoxClosing, BoxOpening

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
        kept = Element(parent.tag)
        opened: list[tuple[int, Box, Element]] = []
        for child, number in zip(parent, numbers, strict=True):
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


class CaptionProcessor(Treeprocessor):
    """Makes a figure of a paragraph that holds an image and an emphasised line, nothing else."""

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            picture, caption = _picture_and_caption(paragraph)
            if picture is not None and caption is not None and not _has_words(paragraph):
                paragraph.tag, caption.tag = "figure", "figcaption"
                paragraph.text = picture.tail = caption.tail = None
                paragraph[:] = [picture, caption]


def _picture_and_caption(paragraph: Element) -> tuple[Element | None, Element | None]:
    """Return an image, linked or not, and the emphasis on the next line."""
    tags = [child.tag for child in paragraph]
    if len(tags) not in (2, 3) or tags[-1] != "em" or tags[1:-1] not in ([], ["br"]):
        return None, None
    picture, caption = paragraph[0], paragraph[-1]
    is_linked = picture.tag == "a" and [child.tag for child in picture] == ["img"]
    has_break = len(tags) == 3 or "\n" in (picture.tail or "")
    return (picture, caption) if has_break and (picture.tag == "img" or is_linked) else (None, None)


def _has_words(paragraph: Element) -> bool:
    return any((text or "").strip() for text in [paragraph.text, *(c.tail for c in paragraph)])


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Code, readings, and the brackets around them for browsers that know no ruby.
_NOT_IN_IDS = ("code", "rp", "rt")


class HeadingProcessor(Treeprocessor):
    """Gives every heading an id. Runs after all others, when escapes in the tree are resolved."""

    def run(self, root: Element) -> None:
        taken = {element.get("id", "") for element in root.iter() if element.get("id")}
        counts: dict[str, int] = {}
        for element in root.iter():
            if element.tag in _HEADINGS and not element.get("id"):
                element.set("id", free_id(heading_id(_own_text(element)), counts, taken))


def _own_text(element: Element) -> str:
    """Text as kramdown counts it for ids: no entities, no typographic signs."""
    parts = [element.text or ""] if element.tag not in _NOT_IN_IDS else []
    for child in element:
        parts.append(_own_text(child))
        parts.append(child.tail or "")
    return HTML_PLACEHOLDER_RE.sub("", "".join(parts))


class _Passage(AtomicString):
    """Text set aside here; other atomic strings are code and stay atomic."""


class SetPassagesAside(Treeprocessor):
    """Makes text atomic in which ``signs`` finds nothing, before patterns are applied."""

    def __init__(self, md: Markdown, signs: re.Pattern[str]) -> None:
        super().__init__(md)
        self._has_sign = signs.search

    def run(self, root: Element) -> None:
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and type(text) is str and not self._has_sign(text):
                element.text = _Passage(text)
            if tail and type(tail) is str and not self._has_sign(tail):
                element.tail = _Passage(tail)


class TakePassagesBack(Treeprocessor):
    """Makes what was set aside ordinary text again, for the processors that follow."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if type(element.text) is _Passage:
                element.text = str(element.text)
            if type(element.tail) is _Passage:
                element.tail = str(element.tail)
