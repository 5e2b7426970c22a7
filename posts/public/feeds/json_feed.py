"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any

from posts.public.feeds.channel import Channel, ChannelItem, PersonName


def write_json(channel: Channel) -> bytes:
    """Return the feed as JSON in UTF-8."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page_url,
        "feed_url": channel.feed_url,
        "description": channel.description,
        "language": "ja",
        "icon": channel.icon,
        "authors": [{"name": channel.publisher}],
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else [],
    }
    filled = {key: value for key, value in feed.items() if value}
    filled["items"] = [_element(item) for item in channel.items]
    return (json.dumps(filled, ensure_ascii=False, indent=1) + "\n").encode()


def _element(item: ChannelItem) -> dict[str, Any]:
    # An item has to have a content, also where the article has no text yet.
    content = {"content_html": item.html} if item.html else {"content_text": item.title}
    element: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        **content,
        "summary": item.summary,
        "image": item.picture,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [_author(writer) for writer in item.writers],
        "tags": list(item.topics),
    }
    return {key: value for key, value in element.items() if value}


def _author(writer: PersonName) -> dict[str, str]:
    return {"name": writer.name, "url": writer.url}
