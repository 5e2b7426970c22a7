"""The RSS feed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from tests import factories

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LINK = "{http://www.w3.org/2005/Atom}link"


def channel(client) -> ElementTree.Element:
    response = client.get("/feed.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = ElementTree.fromstring(response.content).find("channel")
    assert found is not None
    return found


def items(client) -> list[ElementTree.Element]:
    return channel(client).findall("item")


def test_the_channel_says_whose_feed_it_is(client):
    factories.make_publication(description="技術の新聞。")
    factories.make_post()
    found = channel(client)
    assert found.findtext("title") == "瓦版テスト"
    assert found.findtext("link") == "https://news.example/"
    assert found.findtext("description") == "技術の新聞。"
    assert found.findtext("language") == "ja"
    assert found.findtext("lastBuildDate") == "Tue, 04 Nov 2025 01:30:00 +0000"
    (itself,) = found.findall(LINK)
    assert (itself.get("rel"), itself.get("href")) == ("self", "https://news.example/feed.xml")


def test_an_item_holds_the_whole_article_and_names_its_address_exactly(client):
    publication = factories.make_publication()
    post = factories.make_post(
        title="A & B <新>",
        path="/2025/11/04/1-半導体(前編)/",
        body_html='<p>本文 ]]> &amp; <a href="/tags/">タグ</a></p>',
        excerpt="抜粋です。",
        category=factories.make_category(),
        tags=[factories.make_tag(name="熊本"), factories.make_tag(name="AI")],
        authors=[factories.make_author(), factories.make_author(name="井上 学", slug="inoue")],
    )
    (item,) = items(client)
    guid = item.find("guid")
    assert item.findtext("title") == "A & B <新>"
    assert guid is not None
    assert guid.text == item.findtext("link") == publication.absolute(post.get_absolute_url())
    assert guid.text == (
        "https://news.example/2025/11/04/1-%E5%8D%8A%E5%B0%8E%E4%BD%93(%E5%89%8D%E7%B7%A8)/"
    )
    assert guid.get("isPermaLink") == "true"
    assert item.findtext("description") == "抜粋です。"
    assert item.findtext(CONTENT) == (
        '<p>本文 ]]> &amp; <a href="https://news.example/tags/">タグ</a></p>'
    )
    assert [category.text for category in item.findall("category")] == ["技術", "熊本", "AI"]
    assert [creator.text for creator in item.findall(CREATOR)] == ["青木 遥", "井上 学"]
    assert item.findtext("pubDate") == "Tue, 04 Nov 2025 01:30:00 +0000"


def test_the_feed_holds_the_twenty_newest_the_newest_first(client):
    for hour in range(25):
        published_at = factories.MORNING + timedelta(hours=hour)
        factories.make_post(title=f"記事{hour}", published_at=published_at)
    assert [item.findtext("title") for item in items(client)] == [
        f"記事{hour}" for hour in range(24, 4, -1)
    ]


def test_posts_that_search_engines_shall_not_list_are_in_the_feed(client):
    factories.make_post(noindex=True, in_sitemap=False)
    assert len(items(client)) == 1


def test_a_post_with_nothing_but_a_title_is_an_item(client):
    factories.make_post(body_html="", excerpt="")
    (item,) = items(client)
    assert item.findtext("title") == "半導体工場の稼働が始まる 1"
    assert item.findtext(CREATOR) is None


def test_characters_that_xml_cannot_hold_are_left_out(client):
    factories.make_post(title="制御\x08文字\x0b", body_html="<p>本\x0c文\ufffe</p>")
    (item,) = items(client)
    assert item.findtext("title") == "制御文字"
    assert item.findtext(CONTENT) == "<p>本文</p>"


def test_a_feed_without_posts_is_a_feed(client):
    assert items(client) == []


@pytest.mark.parametrize(
    ("sent", "received"),
    [("HTTP_IF_NONE_MATCH", "ETag"), ("HTTP_IF_MODIFIED_SINCE", "Last-Modified")],
)
def test_a_feed_reader_that_has_it_all_is_told_so(client, sent, received):
    factories.make_post()
    first = client.get("/feed.xml")
    assert client.get("/feed.xml", **{sent: first[received]}).status_code == 304
    factories.make_post(published_at=datetime(2025, 11, 5, tzinfo=UTC))
    assert client.get("/feed.xml", **{sent: first[received]}).status_code == 200


def test_an_edited_post_changes_the_date_of_the_feed(client):
    factories.make_post(saved_at=datetime(2025, 12, 1, tzinfo=UTC))
    assert client.get("/feed.xml")["Last-Modified"] == "Mon, 01 Dec 2025 00:00:00 GMT"
