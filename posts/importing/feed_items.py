"""The items of a feed, RSS or Atom, by which readers' programs know what they have read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_ITEM = re.compile(r"<(item|entry)\b.*?</\1>", re.DOTALL)
_GUID = re.compile(r"<(guid|id)\b[^>]*>(.*?)</\1>", re.DOTALL)
_LINK = re.compile(r"<link\b[^>]*>([^<]+)</link>|<link\b[^>]*\bhref=[\"']([^\"']+)", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


@dataclass(frozen=True)
class FeedItem:
    """One item; ``guid`` is "" where it names none, ``link`` the address of its article."""

    guid: str
    link: str

    @property
    def identity(self) -> str:
        """By what readers' programs know the item."""
        return self.guid or self.link


def is_feed(text: str) -> bool:
    """Whether a text is an RSS or Atom feed."""
    return re.search(r"<(?:rss|feed|rdf:RDF)[\s>]", text[:2000]) is not None


def feed_items(text: str) -> tuple[FeedItem, ...]:
    """The items of a feed in their order."""
    items = []
    for match in _ITEM.finditer(text):
        guid, link = _GUID.search(match[0]), _LINK.search(match[0])
        address = _plain(link[1] or link[2]) if link else ""
        items.append(FeedItem(_plain(guid[2]) if guid else "", address))
    return tuple(items)


def _plain(text: str) -> str:
    return html.unescape(_CDATA.sub(r"\1", text)).strip()
