"""/feed.xml: the newest posts in full, for feed readers."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.http import http_date
from django.utils.xmlutils import SimplerXMLGenerator

from posts.models import Post, Publication
from posts.public.absolute import absolute_links
from posts.public.masthead import masthead_of
from posts.public.pages import for_readers

#: How many posts a feed holds.
LENGTH = 20

# https://www.w3.org/TR/xml/#charsets: what XML 1.0 cannot hold even when escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class FullTextFeed(Rss201rev2Feed):
    """RSS 2.0 with the whole article in ``content:encoded`` and each author in ``dc:creator``."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author)
        handler.addQuickElement("content:encoded", item["content"])


@for_readers
def rss(request: HttpRequest) -> HttpResponse:
    """Answer with the newest public posts."""
    publication = masthead_of(request).publication
    newest = Post.objects.public(timezone.now()).for_article().newest_first()[:LENGTH]
    feed = FullTextFeed(
        title=_for_xml(publication.title),
        link=publication.absolute(reverse("home")),
        description=_for_xml(publication.description or publication.tagline or publication.title),
        language="ja",
        feed_url=publication.absolute(reverse("feed")),
    )
    for post in newest:
        feed.add_item(**_item(post, publication))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    if feed.num_items():
        response["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return response


def _item(post: Post, publication: Publication) -> dict[str, Any]:
    address = publication.absolute(post.get_absolute_url())
    topics = ([post.category] if post.category else []) + post.tag_list()
    return {
        "title": _for_xml(post.title),
        "link": address,
        "description": _for_xml(post.excerpt or post.description),
        "unique_id": address,
        "unique_id_is_permalink": True,
        "pubdate": post.published_at,
        "updateddate": max(filter(None, (post.saved_at, post.published_at, post.updated_at))),
        "categories": [_for_xml(topic.name) for topic in topics],
        "authors": [_for_xml(author.name) for author in post.author_list()],
        "content": _for_xml(absolute_links(post.body_html, address)),
    }


def _for_xml(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
