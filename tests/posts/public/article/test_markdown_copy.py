"""Each article as Markdown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html  # type: ignore[import-untyped]

from posts.models import Markup
from tests import factories


def read(client, address: str) -> tuple[dict[str, object], str]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    _, head, body = response.content.decode().split("---\n", 2)
    return yaml.safe_load(head), body


def test_the_article_is_below_its_own_address_with_its_facts(client):
    factories.make_publication()
    factories.make_post(
        title="新工場が稼働",
        path="/2025/11/04/半/",
        body="## 背景\r\n\r\n**本文**です。\r\n",
        updated_at=datetime(2025, 12, 1, tzinfo=UTC),
        category=factories.make_category(),
        tags=[factories.make_tag()],
        authors=[factories.make_author()],
    )
    facts, body = read(client, "/2025/11/04/半/index.md")
    assert facts == {
        "title": "新工場が稼働",
        "date": "2025-11-04T10:30:00+09:00",
        "updated": "2025-12-01T09:00:00+09:00",
        "author": ["青木 遥"],
        "category": "技術",
        "tags": ["半導体"],
        "description": "熊本県の新工場が、当初の予定より早く稼働した。",
        "canonical": "https://news.example/2025/11/04/%E5%8D%8A/",
    }
    assert body == "\n## 背景\n\n**本文**です。\n"


def test_search_engines_are_led_to_the_article(client):
    factories.make_publication()
    factories.make_post(path="/半/")
    response = client.get("/半/index.md")
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"] == '<https://news.example/%E5%8D%8A/>; rel="canonical"'
    again = client.get("/半/index.md", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304


def test_the_article_names_its_markdown(client):
    factories.make_post(path="/半/")
    page = html.document_fromstring(client.get("/半/").content)
    (address,) = page.xpath("//link[@rel='alternate'][@type='text/markdown']/@href")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "title",
    [
        "---\ntitle: 二つ目",
        "'引用': \"コロン\" # 注 [括弧] {波} & *星* !",
        "制御\x7f文字\x85と\u2028改行と\x08",
        "\u202e右から左\u202c絵文字👩‍🔬𠮷",
        "長" * 300,
    ],
)
def test_any_title_is_read_back_as_it_is(client, title):
    factories.make_post(title=title, path="/a/")
    assert read(client, "/a/index.md")[0]["title"] == title


def test_a_body_in_html_is_given_as_its_safe_html(client):
    factories.make_post(
        path="/a/",
        markup=Markup.HTML,
        body="<script>x</script><p>本文</p>",
        body_html="<p>本文</p>",
    )
    assert read(client, "/a/index.md")[1] == "\n<p>本文</p>\n"


def test_a_post_with_nothing_but_a_title_has_a_copy(client):
    factories.make_post(path="/a/", body="", body_html="", excerpt="")
    facts, body = read(client, "/a/index.md")
    assert (set(facts), body.strip()) == ({"title", "date", "canonical"}, "")


@pytest.mark.parametrize("why", factories.HIDDEN)
def test_what_is_not_public_has_no_copy(client, why):
    factories.make_post(path="/a/", **factories.HIDDEN[why])
    response = client.get("/a/index.md")
    assert response.status_code == 404
    assert "工場" not in response.content.decode()


@pytest.mark.parametrize("address", ["/index.md", "/nothing/index.md", "/a/index.md/", "/a/x.md"])
def test_there_is_no_copy_of_what_is_not_an_article(client, address):
    factories.make_post(path="/a/")
    assert client.get(address).status_code == 404


def test_an_article_whose_address_is_a_file_has_no_copy(client):
    factories.make_post(path="/a.html")
    assert b"text/markdown" not in client.get("/a.html").content


def test_a_copy_costs_five_queries(client):
    factories.make_post(path="/a/", tags=[factories.make_tag()], authors=[factories.make_author()])
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/a/index.md").status_code == 200
    assert len(queries) <= 5
