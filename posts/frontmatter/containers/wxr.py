"""The XML of a WordPress export (WXR) -> its items, with a parser that expands nothing.

A document type is refused, so that there are no entities to expand or to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from posts.errors import FrontMatterError
from posts.frontmatter.cleaning import clean
from posts.messages import Message

_DEEPEST = 50
_MOST_ITEMS = 100_000
# XML 1.0 forbids them, WordPress exports them all the same when an author pasted one.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ITEM = ("rss", "channel", "item")
_META = (*_ITEM, "wp:postmeta")
_AUTHOR = ("rss", "channel", "wp:author")


@dataclass
class WxrItem:
    """One entry of an export: its elements' texts by their names, ``content:encoded`` among them.

    ``terms`` are domain and name of its categories and tags, ``comments`` counts what readers
    wrote below it; ``line`` is that of its content.
    """

    texts: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str]] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    line: int = 1
    comments: int = 0

    def text(self, name: str) -> str:
        """Return the text of an element, without control characters, or ""."""
        return clean(self.texts.get(name, "")).strip()

    def metas(self, key: str) -> list[str]:
        """Return the values of a key among the item's meta data."""
        return [value for name, value in self.meta if name == key]


@dataclass(frozen=True)
class Export:
    """``authors`` are the display names by login."""

    items: tuple[WxrItem, ...]
    authors: Mapping[str, str]
    notes: tuple[str, ...]


def parse_wxr(text: str) -> Export:
    """Read an export; raises FrontMatterError, with the line, for XML that is broken or hostile."""
    collector = _Collector()
    notes: tuple[str, ...] = ()
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
        notes = (Message("control characters that XML forbids were removed"),)
    try:
        # The text is decoded already, whatever encoding its declaration names.
        collector.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise FrontMatterError(
            "this is no XML: {fault}; export it from WordPress again",
            error.lineno,
            fault=expat.ErrorString(error.code),
        ) from error
    return Export(tuple(collector.items), collector.authors, notes)


class _Collector:
    """Handlers of the parser; ``path`` are the elements that are open."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._add
        self.parser.StartDoctypeDeclHandler = self._refuse_document_type
        self.items: list[WxrItem] = []
        self.authors: dict[str, str] = {}
        self._path: list[str] = []
        self._texts: list[str] = []
        self._attributes: dict[str, str] = {}
        self._inner: dict[str, str] = {}

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        path = tuple(self._path)
        if len(path) > _DEEPEST or len(self.items) > _MOST_ITEMS:
            raise FrontMatterError(
                "the XML is nested more than {deepest} deep or holds more than {most} items; "
                "export it from WordPress in parts",
                self.parser.CurrentLineNumber,
                deepest=_DEEPEST,
                most=_MOST_ITEMS,
            )
        self._texts = []
        self._attributes = attributes
        if path == _ITEM:
            self.items.append(WxrItem())
        elif path in (_META, _AUTHOR):
            self._inner = {}
        elif path == (*_ITEM, "content:encoded"):
            self.items[-1].line = self.parser.CurrentLineNumber

    def _add(self, text: str) -> None:
        self._texts.append(text)

    def _close(self, name: str) -> None:
        text = "".join(self._texts)
        self._texts = []
        above = tuple(self._path[:-1])
        if above == _ITEM:
            self._close_in_item(name, text)
        elif above in (_META, _AUTHOR):
            self._inner[name] = text
        elif tuple(self._path) == _AUTHOR:
            login = self._inner.get("wp:author_login", "")
            self.authors[login] = self._inner.get("wp:author_display_name") or login
        self._path.pop()

    def _close_in_item(self, name: str, text: str) -> None:
        item = self.items[-1]
        if name == "category":
            item.terms.append((self._attributes.get("domain", "category"), text))
        elif name == "wp:postmeta":
            item.meta.append(
                (self._inner.get("wp:meta_key", ""), self._inner.get("wp:meta_value", ""))
            )
        elif name == "wp:comment":
            item.comments += 1
        else:
            item.texts[name] = text

    def _refuse_document_type(self, *_: object) -> None:
        raise FrontMatterError(
            Message(
                "the XML declares a document type, which no export of WordPress "
                "does and which could hide a bomb; export it again"
            ),
            self.parser.CurrentLineNumber,
        )
