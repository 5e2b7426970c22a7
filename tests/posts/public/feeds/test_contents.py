"""Links as full URLs."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from posts.importing.feed_items import feed_items
from posts.models import Post
from posts.public.feeds.contents import absolute_links
from posts.workflow import Edit, record_edit
from tests import factories

BASE = "https://news.example/2025/11/04/記事/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/tags/">', '<a href="https://news.example/tags/">'),
        ('<img alt="a > b" src="/a.png">', '<img alt="a > b" src="https://news.example/a.png">'),
        ('<img src="/a.png" />', '<img src="https://news.example/a.png" />'),
        ('<a href="#fn:1" id="x">', f'<a href="{BASE}#fn:1" id="x">'),
        ('<a href="next/">', f'<a href="{BASE}next/">'),
        ('<a href="?a=1&amp;b=2">', f'<a href="{BASE}?a=1&amp;b=2">'),
        (
            '<img src="/a.png" srcset="/a-480.avif 480w, b.png 2x, /c.png">',
            '<img src="https://news.example/a.png" srcset="https://news.example/a-480.avif 480w, '
            f'{BASE}b.png 2x, https://news.example/c.png">',
        ),
        ('<a href="//cdn.example/x">', '<a href="https://cdn.example/x">'),
    ],
)
def test_an_address_of_this_site_becomes_a_full_url(html, expected):
    assert absolute_links(html, BASE) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://other.example/?q=1&amp;r=2">外</a>',
        '<a href="mailto:desk@news.example">便り</a>',
        '<code>&lt;a href="/tags/"&gt;</code>',
        '<a href="http://[">括弧</a>',
        '<p>属性 href="/tags/" の話</p>',
        "",
    ],
)
def test_all_else_stays_as_it_is(html):
    assert absolute_links(html, BASE) == html


ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESSES = ("/feed.xml", "/atom.xml", "/feed.json")


def identity(client, address: str) -> str:
    content = client.get(address).content
    if address.endswith(".json"):
        (item,) = json.loads(content)["items"]
        return str(item["id"])
    root = ElementTree.fromstring(content)
    return root.findtext("channel/item/guid") or root.findtext(f"{ATOM}entry/{ATOM}id") or ""


def save(post: Post, **changes) -> None:
    for name, value in changes.items():
        setattr(post, name, value)
    record_edit(Edit(post, tags=(), authors=()), now=factories.MORNING + timedelta(hours=1))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("source_key", [None, "site/a.md"])
def test_a_moved_article_stays_the_same_item(client, address, source_key):
    factories.make_publication()
    post = factories.make_post(path="/2025/11/04/fab/", slug="fab", source_key=source_key)
    first = identity(client, address)
    assert first == "https://news.example/2025/11/04/fab/"
    save(post, slug="kumamoto", title="別の見出し")
    assert identity(client, address) == first
    save(post, published_at=factories.MORNING + timedelta(days=1))
    assert Post.objects.get().path == "/2025/11/05/kumamoto/"
    assert identity(client, address) == first


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_new_address_of_the_site_changes_no_item(client, address):
    publication = factories.make_publication()
    save(factories.make_post(path="/2025/11/04/fab/", slug="fab"))
    first = identity(client, address)
    publication.url = "https://www.other.example"
    publication.save()
    assert identity(client, address) == first


def test_the_link_of_a_moved_article_is_its_new_address_and_not_its_identity(client):
    factories.make_publication()
    post = factories.make_post(path="/2025/11/04/fab/", slug="fab")
    save(post, slug="kumamoto")
    text = client.get("/feed.xml").content.decode()
    (item,) = feed_items(text)
    assert item.link == "https://news.example/2025/11/04/kumamoto/"
    assert item.guid == "https://news.example/2025/11/04/fab/"
    assert '<guid isPermaLink="false">' in text


@pytest.mark.parametrize("address", ["/feed.xml", "/atom.xml"])
def test_the_hub_is_named_in_the_feed_and_before_it(client, address):
    factories.make_publication(websub_hub="https://hub.example/?a=1&b=2")
    factories.make_post()
    response = client.get(address)
    assert response["Link"] == (
        f'<https://hub.example/?a=1&b=2>; rel="hub", <https://news.example{address}>; rel="self"'
    )
    links = ElementTree.fromstring(response.content).iter(f"{ATOM}link")
    hubs = [link.get("href") for link in links if link.get("rel") == "hub"]
    assert hubs == ["https://hub.example/?a=1&b=2"]


def test_a_category_of_blog_posts_says_so(client):
    category = factories.make_category(article_kind="BlogPosting")
    post = factories.make_post(category=category)
    assert b'"@type":"BlogPosting"' in client.get(post.path).content
