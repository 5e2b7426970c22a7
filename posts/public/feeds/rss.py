"""A feed as RSS 2.0 (rssboard.org/rss-profile), with the whole article in ``content:encoded``."""

from __future__ import annotations

from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from posts.public.feeds.channel import Channel, ChannelItem


class FullTextFeed(Rss201rev2Feed):
    """Django's RSS with the article's HTML, each author in ``dc:creator``, and the hub."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


def write_rss(channel: Channel) -> bytes:
    """Return the feed as RSS in UTF-8."""
    feed = FullTextFeed(
        title=channel.title,
        link=channel.page_url,
        description=channel.description,
        language="ja",
        feed_url=channel.feed_url,
        hub=channel.hub,
    )
    for item in channel.items:
        feed.add_item(**_element(item))
    return feed.writeString("utf-8").encode()


def _element(item: ChannelItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "link": item.url,
        "description": item.summary,
        "unique_id": item.guid,
        "unique_id_is_permalink": item.guid == item.url,
        "pubdate": item.published,
        "updateddate": item.changed,
        "categories": list(item.topics),
        "writers": [writer.name for writer in item.writers],
        "content": item.html,
    }
