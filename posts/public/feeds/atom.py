"""A feed as Atom (RFC 4287), with the whole article in ``content``."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from urllib.parse import quote, urlsplit
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from posts.public.feeds.channel import Channel, ChannelItem

#: What a feed without items says of its last change, which Atom demands.
_BEFORE_THE_FIRST = datetime(1970, 1, 1, tzinfo=UTC)


def write_atom(channel: Channel) -> bytes:
    """Return the feed as Atom in UTF-8."""
    text = StringIO()
    xml = SimplerXMLGenerator(text, "utf-8", short_empty_elements=True)
    xml.startDocument()
    root = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "ja"}
    xml.startElement("feed", AttributesImpl(root))
    _write_head(xml, channel)
    for item in channel.items:
        xml.startElement("entry", AttributesImpl({}))
        _write_entry(xml, item)
        xml.endElement("entry")
    xml.endElement("feed")
    return text.getvalue().encode()


def _write_head(xml: SimplerXMLGenerator, channel: Channel) -> None:
    xml.addQuickElement("id", channel.feed_url)
    xml.addQuickElement("title", channel.title)
    xml.addQuickElement("subtitle", channel.description)
    xml.addQuickElement("updated", rfc3339_date(channel.changed or _BEFORE_THE_FIRST))
    link = {"rel": "self", "type": "application/atom+xml", "href": channel.feed_url}
    xml.addQuickElement("link", None, link)
    page = {"rel": "alternate", "type": "text/html", "href": channel.page_url}
    xml.addQuickElement("link", None, page)
    if channel.hub:
        xml.addQuickElement("link", None, {"rel": "hub", "href": channel.hub})
    _write_person(xml, channel.publisher, "")
    if channel.icon:
        xml.addQuickElement("icon", channel.icon)


def _write_entry(xml: SimplerXMLGenerator, item: ChannelItem) -> None:
    xml.addQuickElement("id", _as_iri(item.guid))
    xml.addQuickElement("title", item.title)
    xml.addQuickElement("published", rfc3339_date(item.published))
    xml.addQuickElement("updated", rfc3339_date(item.updated))
    page = {"rel": "alternate", "type": "text/html", "href": item.url}
    xml.addQuickElement("link", None, page)
    for writer in item.writers:
        _write_person(xml, writer.name, writer.url)
    for topic in item.topics:
        xml.addQuickElement("category", None, {"term": topic})
    if item.summary:
        xml.addQuickElement("summary", item.summary)
    xml.addQuickElement("content", item.html, {"type": "html"})


def _write_person(xml: SimplerXMLGenerator, name: str, url: str) -> None:
    xml.startElement("author", AttributesImpl({}))
    xml.addQuickElement("name", name)
    if url:
        xml.addQuickElement("uri", url)
    xml.endElement("author")


def _as_iri(guid: str) -> str:
    """An identity taken over from an RSS feed need not be an address; Atom asks for one."""
    return guid if urlsplit(guid).scheme else f"urn:x-guid:{quote(guid, safe='')}"
