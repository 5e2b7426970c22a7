"""A feed as a value, before it is written as RSS, Atom or JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# https://www.w3.org/TR/xml/#charsets: what XML 1.0 cannot hold even when escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class PersonName:
    """Who wrote an item; ``url`` is the full address of the author's page."""

    name: str
    url: str


@dataclass(frozen=True)
class ChannelItem:
    """One article. All addresses are full, ``html`` holds no relative ones.

    ``guid`` is what feed readers know the article by and never changes; ``changed`` is the last
    change of the row, ``updated`` the last change of which readers are told.
    """

    guid: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    changed: datetime
    writers: tuple[PersonName, ...] = ()
    topics: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Channel:
    """A feed: whose it is, where its page and it itself live, and its items, the newest first.

    ``hub`` is the address of its WebSub hub, "" without one; ``icon`` a square picture.
    """

    title: str
    description: str
    page_url: str
    feed_url: str
    items: tuple[ChannelItem, ...]
    publisher: str
    icon: str = ""
    hub: str = ""

    @property
    def changed(self) -> datetime | None:
        """When one of the items changed last; None without items."""
        return max((item.changed for item in self.items), default=None)


def for_xml(text: str) -> str:
    """Return ``text`` without the characters that no XML can hold."""
    return _NOT_IN_XML.sub("", text)
