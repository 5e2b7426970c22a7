"""Captions as Zenn writes them: a line in italics straight after an image."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


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
