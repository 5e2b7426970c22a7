"""Whatever stands in the database, every address answers with a valid page or says 404."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from lxml import html  # type: ignore[import-untyped]

from posts.models import Post, Series
from posts.models.image import RenditionState
from posts.workflow.post_html import render_into
from tests import factories

# Every address of a site, asked for each of many hostile titles.
pytestmark = pytest.mark.slow

TITLES = {
    "a comparison": "a < b && b > c のとき",
    "quotes": '"引用" と \'引用\' の "見出し',
    "the end of a script": "</script><script>alert(1)</script>",
    "the end of a comment": "--> <!-- ]]> <![CDATA[ の話",
    "an attribute": '" onmouseover="alert(1)',
    "marks of direction": "\u202eabc\u202c と \u2067עברית\u2069 の話",
    "emoji": "👩‍👩‍👧‍👦🇯🇵の家族と、結合文字か\u3099",
    "three hundred characters": "長" * 300,
    "one long word": "Donaudampfschifffahrt" * 14,
    "template signs": "{{ post.body }}{% load static %} ${x} `y`",
    "controls": "制御\x01文字と\u2028改行\ufffe",
}

ARTICLE = "/2025/11/04/%E8%A8%98%E4%BA%8B/"
PAGES = (
    "/",
    "/category/tech/",
    "/tags/",
    "/tags/半導体/",
    "/authors/",
    "/authors/aoki/",
    "/archive/",
    "/archive/2025/",
    "/archive/2025/11/",
    "/series/",
    "/series/kouza/",
    "/2025/11/04/記事/",
    "/2025/11/04/記時/",
)
XML_FILES = (
    "/feed.xml",
    "/atom.xml",
    "/feeds/tech.xml",
    "/category/tech/atom.xml",
    "/tags/半導体/feed.xml",
    "/authors/aoki/atom.xml",
    "/sitemap.xml",
    "/sitemap-posts-1.xml",
    "/sitemap-pages.xml",
    "/news-sitemap.xml",
)
JSON_FILES = ("/feed.json", "/category/tech/feed.json", "/tags/半導体/feed.json")
TEXTS = ("/llms.txt", "/llms-full.txt", "/robots.txt", "/2025/11/04/記事/index.md")


def publish(title: str, **changes) -> Post:
    """Publish a post that every surface shows, with a title that its headline was made of."""
    post = factories.make_post(title=title, path="/2025/11/04/記事/", slug="記事", **changes)
    render_into(post)
    post.save()
    return post


def publish_everywhere(title: str) -> Post:
    """Put ``title`` wherever a name stands: the post, its category, author, tag and series."""
    return publish(
        title,
        category=factories.make_category(name=title[:100], description=title),
        authors=[factories.make_author(name=title[:100], description=title)],
        tags=[factories.make_tag(name="半導体", description=title)],
        series=Series.objects.create(name=title[:100], slug="kouza", description=title),
        excerpt=title,
        description=title,
        disclosure=title,
    )


def graphs(page) -> Iterator[object]:
    """Parse what a page says as JSON-LD, as browsers and crawlers find it."""
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            yield json.loads(script.text)


def check_page(response: HttpResponse) -> None:
    """Assert that a page is one document with one title, whose graph is JSON, and runs nothing."""
    page = html.document_fromstring(response.content.decode())
    assert len(page.findall(".//h1")) == 1
    assert list(graphs(page)) or response.status_code == 404
    for script in page.iter("script"):
        assert script.get("type") == "application/ld+json" or script.get("src")
    assert not [e for e in page.iter() if any(name.startswith("on") for name in e.attrib)]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_every_page_stands_whatever_is_written(client, title):
    publish_everywhere(title)
    for address in PAGES:
        response = client.get(quote(address))
        assert response.status_code == (404 if "記時" in address else 200), address
        check_page(response)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_headline_says_what_was_written(client, title):
    publish_everywhere(title)
    page = html.document_fromstring(client.get(ARTICLE).content.decode())
    said = page.find(".//h1").text_content()
    assert said.split() == title.split()


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_every_file_for_machines_stands_whatever_is_written(client, title):
    publish_everywhere(title)
    for address in XML_FILES:
        response = client.get(quote(address))
        assert response.status_code == 200, address
        ElementTree.fromstring(b"".join(response))
    for address in JSON_FILES:
        assert json.loads(client.get(quote(address)).content)["items"], address
    for address in TEXTS:
        response = client.get(quote(address))
        assert response.status_code == 200, address
        assert b"".join(response).decode()


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_card_is_drawn_of_any_title(client, title):
    publish_everywhere(title)
    page = html.document_fromstring(client.get(ARTICLE).content)
    card = page.xpath("//meta[@property='og:image']/@content")[0]
    response = client.get("/" + card.split("/", 3)[3])
    assert response.status_code == 200
    assert b"".join(response).startswith(b"\x89PNG")


def test_a_post_needs_nothing_but_a_title_and_a_text(client):
    factories.make_author(description="")
    publish("題", excerpt="", description="", body="", body_html="")
    for address in ("/", "/archive/", "/archive/2025/11/", "/2025/11/04/記事/", "/2025/11/04/記/"):
        response = client.get(quote(address))
        assert response.status_code in (200, 404), address
        check_page(response)
    for address in ("/feed.xml", "/atom.xml", "/sitemap-posts-1.xml"):
        ElementTree.fromstring(client.get(address).content)


@pytest.mark.parametrize("state", RenditionState.values)
@pytest.mark.parametrize("is_there", [True, False])
def test_a_cover_may_be_broken_or_lost(client, state, is_there):
    cover = factories.make_image(content=b"no picture at all", rendition_state=state)
    if not is_there:
        cover.file.storage.delete(str(cover.file.name))
    publish("表紙のない記事", cover=cover)
    for address in ("/", "/2025/11/04/記事/", "/archive/2025/11/"):
        response = client.get(quote(address))
        assert response.status_code == 200
        check_page(response)
    for address in ("/feed.xml", "/feed.json", "/sitemap-posts-1.xml", "/llms.txt"):
        assert client.get(address).status_code == 200
    picture = client.get(quote(cover.path))
    assert picture.status_code == (200 if is_there else 404)
    picture.close()


LISTS = (
    "/",
    "/category/tech/",
    "/tags/半導体/",
    "/authors/aoki/",
    "/archive/2025/",
    "/archive/2025/11/",
)
NUMBERS = ("0", "-1", "1", "01", "2", "1000000000", "9" * 400, "abc", "１", "²", "1.5", "%00", "")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("address", LISTS)
def test_there_is_no_page_of_a_strange_number(client, address, number):
    publish_everywhere("題")
    response = client.get(f"{quote(address)}page{number}/")
    # The first page has one address, and other spellings of it lead there.
    assert response.status_code == 404 or (number == "1" and response.status_code == 301)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-posts-{}.xml",
        "/archive/{}/",
        "/archive/2025/{}/",
        "/_pictures/cards/{}/0123456789abcdef.png",
        "/_pictures/{}/a.webp",
        "/?page={}",
        "/feed.xml?page={}",
    ],
)
def test_a_strange_number_anywhere_is_no_fault(client, address, number):
    publish_everywhere("題")
    assert client.get(address.format(number)).status_code in (200, 301, 302, 404)
