"""The addresses of the feeds: which posts they hold, what they cost, how they are announced."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html  # type: ignore[import-untyped]

from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = ("/feed.xml", "/atom.xml", "/feed.json")
CATEGORY = ("/feeds/tech.xml", "/category/tech/atom.xml", "/category/tech/feed.json")
TAG = ("/tags/半導体/feed.xml", "/tags/半導体/atom.xml", "/tags/半導体/feed.json")
AUTHOR = ("/authors/aoki/feed.xml", "/authors/aoki/atom.xml", "/authors/aoki/feed.json")
ALL = (*SITE, *CATEGORY, *TAG, *AUTHOR)

#: Publication, sections or subject, posts, bylines, tags.
FEED_BUDGET = 5

HARD_TITLES = [
    "<b>太字</b> & \"引用\"と'引用'",
    "</script><!-- ]]> --><script>alert(1)</script>",
    "\u202eابجد\u202c 右から左",
    "絵文字👩‍🔬🇯🇵と𠮷野家",
    "長" * 300,
]


def titles(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200, address
    if address.endswith(".json"):
        return [item["title"] for item in json.loads(response.content)["items"]]
    root = ElementTree.fromstring(response.content)
    found = root.findall("channel/item/title") or root.findall(f"{ATOM}entry/{ATOM}title")
    return [title.text or "" for title in found]


def fill(count: int = 1, **changes) -> None:
    category = factories.make_category()
    author, tag, cover = factories.make_author(), factories.make_tag(), factories.make_image()
    for hour in range(count):
        values = {"published_at": factories.MORNING + timedelta(hours=hour), **changes}
        factories.make_post(category=category, authors=[author], tags=[tag], cover=cover, **values)


@pytest.mark.parametrize(
    ("addresses", "own"),
    [(SITE, 4), (CATEGORY, 2), (TAG, 2), (AUTHOR, 2)],
)
def test_a_feed_holds_the_posts_of_its_subject_only(client, addresses, own):
    fill(2)
    factories.make_post(title="よその記事", category=factories.make_category(name="他", slug="x"))
    factories.make_post(title="無所属の記事")
    for address in addresses:
        assert len(titles(client, address)) == own, address


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize("count", [3, 40])
def test_a_feed_costs_a_fixed_number_of_queries(client, address, count):
    fill(count)
    with CaptureQueriesContext(connection) as queries:
        assert len(titles(client, address)) == min(count, 20)
    assert len(queries) <= FEED_BUDGET, [query["sql"][:120] for query in queries]
    assert not [query["sql"] for query in queries if '"body"' in query["sql"]]


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize("title", HARD_TITLES)
def test_a_title_comes_through_every_feed_as_it_is(client, address, title):
    fill(title=title)
    assert titles(client, address) == [title]


@pytest.mark.parametrize("address", ALL)
def test_control_characters_break_no_feed(client, address):
    fill(title="制御\x08文字", body_html="<p>本\x0c文\ufffe</p>", excerpt="抜\x01粋")
    assert titles(client, address) == ["制御文字"]


@pytest.mark.parametrize("address", ALL)
def test_a_feed_names_itself_and_its_page(client, address):
    factories.make_publication()
    fill()
    response = client.get(address)
    full = f"https://news.example{response.wsgi_request.get_full_path()}"
    if address.endswith(".json"):
        feed = json.loads(response.content)
        itself, page = feed["feed_url"], feed["home_page_url"]
    else:
        root = ElementTree.fromstring(response.content)
        links = root.findall(f"{ATOM}link") or root.findall(f"channel/{ATOM}link")
        (itself,) = [link.get("href") for link in links if link.get("rel") == "self"]
        page = root.findtext("channel/link") or links[1].get("href")
    assert itself == full
    assert client.get(page.removeprefix("https://news.example")).status_code == 200


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize(
    ("sent", "received"),
    [("HTTP_IF_NONE_MATCH", "ETag"), ("HTTP_IF_MODIFIED_SINCE", "Last-Modified")],
)
def test_whoever_has_the_feed_is_told_so(client, address, sent, received):
    fill()
    first = client.get(address)
    assert client.get(address, **{sent: first[received]}).status_code == 304


@pytest.mark.parametrize("address", [*TAG, *AUTHOR])
@pytest.mark.parametrize("why", factories.UNLISTED)
def test_a_name_that_no_reader_can_see_has_no_feed(client, address, why):
    fill(**factories.UNLISTED[why])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [*SITE, *CATEGORY])
@pytest.mark.parametrize("why", factories.UNLISTED)
def test_what_is_not_public_is_in_no_feed(client, address, why):
    fill(**factories.UNLISTED[why])
    assert titles(client, address) == []


@pytest.mark.parametrize("address", CATEGORY)
def test_a_category_without_posts_has_a_feed_without_items(client, address):
    factories.make_category()
    assert titles(client, address) == []


@pytest.mark.parametrize(
    "address",
    ["/feeds/nothing.xml", "/feeds/.xml", "/tags/nothing/feed.xml", "/authors/x/atom.xml"],
)
def test_what_does_not_exist_has_no_feed(client, address):
    assert client.get(address).status_code == 404


def test_an_old_feed_at_the_address_of_another_leads_on(client):
    factories.make_redirect_to("/feeds/all.atom.xml/", "/atom.xml")
    response = client.get("/feeds/all.atom.xml")
    assert (response.status_code, response["Location"]) == (301, "/atom.xml")


def announced(client, address: str) -> list[str]:
    page = html.document_fromstring(client.get(address).content)
    return list(page.xpath("//link[@rel='alternate'][contains(@type, '+')]/@href"))


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("/", "/feed.xml"),
        ("/category/tech/", "/feeds/tech.xml"),
        ("/tags/半導体/", "/tags/%E5%8D%8A%E5%B0%8E%E4%BD%93/feed.xml"),
        ("/authors/aoki/", "/authors/aoki/feed.xml"),
        ("/2025/11/04/半導体-1/", "/feed.xml"),
        ("/nothing/", "/feed.xml"),
    ],
)
def test_a_page_announces_its_own_feeds_before_the_sites(client, address, first):
    fill()
    links = announced(client, address)
    assert links[0] == first
    assert links[-3:] == list(SITE)
    for link in links:
        assert client.get(link).status_code == 200
