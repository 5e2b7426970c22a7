"""What the pages carry, read out of their HTML."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]

from posts.public.structured_data.nodes import SPEAKABLE
from tests import factories

TITLES = [
    "</script><script>alert(1)</script>",
    "<!-- \"引用\" & '引用' ]]>",
    "\u202e右から左\u202c\u2028改行",
    "絵文字👩‍🔬🇯🇵と𠮷野家",
    "長" * 300,
    "制御\x08文字",
]


def graph(client, address: str | None) -> dict[str, dict[str, Any]]:
    page = html.document_fromstring(client.get(address).content.decode())
    (script,) = page.xpath("//script[not(@src)]")
    assert script.get("type") == "application/ld+json"
    document = json.loads(script.text)
    assert document["@context"] == "https://schema.org"
    nodes = {node["@type"]: node for node in document["@graph"]}
    assert len(nodes) == len(document["@graph"])
    return nodes


def test_an_article_says_who_wrote_and_who_publishes_it(client):
    factories.make_publication(x_account="@kawaraban", description="技術の新聞。")
    post = factories.make_post(
        title="新工場が稼働",
        path="/a/",
        cover=factories.make_image(width=1200, height=630),
        category=factories.make_category(),
        tags=[factories.make_tag()],
        authors=[factories.make_author()],
        reading_minutes=3,
    )
    nodes = graph(client, post.path)
    assert set(nodes) == {"NewsArticle", "BreadcrumbList"}
    article = nodes["NewsArticle"]
    assert article["headline"] == "新工場が稼働"
    assert article["datePublished"] == article["dateModified"] == "2025-11-04T10:30:00+09:00"
    assert article["author"] == [
        {"@type": "Person", "name": "青木 遥", "url": "https://news.example/authors/aoki/"}
    ]
    assert article["image"][0]["url"] == "https://news.example/assets/%E5%B7%A5%E5%A0%B4.png"
    assert article["publisher"]["name"] == "瓦版テスト"
    assert (article["articleSection"], article["keywords"]) == ("技術", ["半導体"])
    steps = nodes["BreadcrumbList"]["itemListElement"]
    assert [(step["name"], step["item"]) for step in steps] == [
        ("ホーム", "https://news.example/"),
        ("技術", "https://news.example/category/tech/"),
        ("新工場が稼働", "https://news.example/a/"),
    ]


def test_a_post_with_nothing_but_a_title_is_an_article_of_the_publisher(client):
    factories.make_publication()
    post = factories.make_post(body="", body_html="", excerpt="", reading_minutes=0)
    article = graph(client, post.path)["NewsArticle"]
    assert article["author"][0]["@type"] == "Organization"
    assert article["author"][0]["url"] == "https://news.example/"
    assert article["image"][0]["url"].startswith("https://news.example/")
    assert not {"description", "articleSection", "keywords", "timeRequired"} & set(article)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_stays_within_the_script(client, title):
    post = factories.make_post(title=title)
    for address, kind in ((post.path, "NewsArticle"), ("/", "CollectionPage")):
        assert kind in graph(client, address)
    headline = graph(client, post.path)["NewsArticle"]["headline"]
    assert headline == (title if len(title) <= 110 else f"{title[:109]}…")


def test_what_may_be_read_aloud_is_on_the_page(client):
    post = factories.make_post()
    page = html.document_fromstring(client.get(post.path).content.decode())
    for selector in SPEAKABLE:
        name = selector.removeprefix(".")
        path = f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
        assert page.xpath(path if selector.startswith(".") else f"//{name}"), selector


def test_an_article_that_asks_and_answers_is_a_list_of_questions(client):
    toc = [{"level": 2, "id": "a", "text": "何？"}, {"level": 2, "id": "b", "text": "誰？"}]
    body = '<h2 id="a">何？</h2><p>板。</p><h2 id="b">誰？</h2><p>瓦版屋。</p>'
    post = factories.make_post(toc=toc, body_html=body)
    entities = graph(client, post.path)["FAQPage"]["mainEntity"]
    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in entities] == [
        ("何？", "板。"),
        ("誰？", "瓦版屋。"),
    ]


def test_the_home_page_says_whose_site_it_is(client):
    factories.make_publication(x_account="@kawaraban", description="技術の新聞。")
    factories.make_post(title="新工場が稼働", path="/a/")
    nodes = graph(client, "/")
    assert set(nodes) == {"Organization", "WebSite", "CollectionPage"}
    assert nodes["Organization"]["sameAs"] == ["https://x.com/kawaraban"]
    assert nodes["WebSite"]["publisher"] == {"@id": nodes["Organization"]["@id"]}
    (entry,) = nodes["CollectionPage"]["mainEntity"]["itemListElement"]
    assert (entry["name"], entry["url"]) == ("新工場が稼働", "https://news.example/a/")


@pytest.mark.parametrize(
    ("address", "kinds", "way"),
    [
        ("/category/tech/", {"CollectionPage"}, ["ホーム", "技術"]),
        ("/category/tech/page2/", {"CollectionPage"}, ["ホーム", "技術", "2ページ目"]),
        ("/tags/半導体/", {"CollectionPage"}, ["ホーム", "タグ一覧", "半導体"]),
        ("/authors/aoki/", {"ProfilePage"}, ["ホーム", "執筆者一覧", "青木 遥"]),
        (
            "/authors/aoki/page2/",
            {"CollectionPage"},
            ["ホーム", "執筆者一覧", "青木 遥", "2ページ目"],
        ),
        ("/archive/2025/11/", {"CollectionPage"}, ["ホーム", "過去記事", "2025年11月"]),
        ("/tags/", {"CollectionPage"}, ["ホーム", "タグ一覧"]),
        ("/authors/", {"CollectionPage"}, ["ホーム", "執筆者一覧"]),
        ("/archive/", {"CollectionPage"}, ["ホーム", "過去記事"]),
        ("/about/", {"WebPage"}, ["ホーム", "瓦版について"]),
    ],
)
def test_a_list_or_page_says_what_it_is_and_the_way_to_it_resolves(client, address, kinds, way):
    factories.make_publication(page_size=1)
    factories.make_page()
    category, author, tag = factories.make_category(), factories.make_author(), factories.make_tag()
    for _ in range(2):
        factories.make_post(category=category, authors=[author], tags=[tag])
    nodes = graph(client, address)
    assert set(nodes) == {*kinds, "BreadcrumbList"}
    steps = nodes["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == way
    for step in steps:
        path = step["item"].removeprefix("https://news.example")
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("address", ["/nothing/", "/old/"])
def test_what_is_not_there_says_nothing(client, address):
    factories.make_alias("/old/", None)
    assert b"ld+json" not in client.get(address).content
