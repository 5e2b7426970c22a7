"""The site for language models."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.public.sitemaps import llms
from tests import factories


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return str(response.content.decode())


def test_the_articles_stand_by_section_each_with_its_markdown(client):
    factories.make_publication(description="技術の\n新聞。")
    factories.make_category(name="空", slug="empty")
    tech = factories.make_category()
    factories.make_post(title="新工場", path="/半/", category=tech, excerpt="早い。")
    factories.make_post(title="無所属", path="/b.html", excerpt="")
    assert text(client, "/llms.txt") == (
        "# 瓦版テスト\n\n> 技術の 新聞。\n\n"
        "## 技術\n\n- [新工場](<https://news.example/%E5%8D%8A/index.md>): 早い。\n\n"
        "## そのほか\n\n- [無所属](<https://news.example/b.html>)\n\n"
        "## Optional\n\n"
        "- [新着記事の全文](https://news.example/llms-full.txt)\n"
        "- [過去記事](https://news.example/archive/)\n"
        "- [タグ一覧](https://news.example/tags/)\n"
        "- [執筆者一覧](https://news.example/authors/)\n"
        "- [RSS](https://news.example/feed.xml)\n"
        "- [サイトマップ](https://news.example/sitemap.xml)\n"
    )


@pytest.mark.parametrize("title", ["[括弧](x)", "改行\n## 見出し", "\\[x\\]", "長" * 300])
def test_a_title_stays_within_its_link(client, title):
    factories.make_post(title=title, path="/a/", excerpt="")
    (line,) = re.findall(r"^- \[.*/a/.*$", text(client, "/llms.txt"), re.MULTILINE)
    found = re.fullmatch(r"- \[((?:[^\[\]\\]|\\.)*)\]\(<[^<> ]+>\)", line)
    assert found is not None
    assert re.sub(r"\\(.)", r"\1", found[1]) == " ".join(title.split())


def test_every_link_answers(client):
    factories.make_publication()
    factories.make_post(path="/半導体(前編)/")
    found = re.findall(
        r"\(<?https://news\.example([^>\s]*?)>?\)(?=:|\n)", text(client, "/llms.txt")
    )
    assert len(found) == 7
    for link in found:
        assert client.get(link).status_code == 200, link


def test_the_full_text_holds_the_newest_articles_whole(client):
    factories.make_publication()
    factories.make_post(title="旧記事", body="旧い本文。")
    factories.make_post(
        title="新記事", body="新しい本文。", published_at=factories.MORNING + timedelta(days=1)
    )
    found = text(client, "/llms-full.txt")
    assert found.startswith("# 瓦版テスト\n")
    assert found.index('title: "新記事"') < found.index("新しい本文。") < found.index("旧い本文。")


def test_the_full_text_ends_before_it_grows_too_long(client, monkeypatch):
    monkeypatch.setattr(llms, "LONGEST", 2500)
    for hour in range(5):
        published_at = factories.MORNING + timedelta(hours=hour)
        factories.make_post(title=f"記事{hour}", body="本" * 1000, published_at=published_at)
    found = text(client, "/llms-full.txt")
    assert len(found) < 3000
    assert '"記事4"' in found
    assert '"記事2"' not in found


@pytest.mark.parametrize("address", ["/llms.txt", "/llms-full.txt"])
@pytest.mark.parametrize("changes", [*factories.UNLISTED.values(), {"noindex": True}])
def test_what_is_not_public_or_not_for_search_is_left_out(client, address, changes):
    factories.make_post(title="合併交渉の内幕", **changes)
    assert "合併" not in text(client, address)


@pytest.mark.parametrize("address", ["/llms.txt", "/llms-full.txt"])
@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_a_fixed_number_of_queries(client, address, count):
    author, tag = factories.make_author(), factories.make_tag()
    for _ in range(count):
        factories.make_post(authors=[author], tags=[tag])
    with CaptureQueriesContext(connection) as queries:
        text(client, address)
    assert len(queries) <= 5


@pytest.mark.parametrize("address", ["/llms.txt", "/llms-full.txt"])
def test_an_empty_site_has_one(client, address):
    assert text(client, address).startswith("# 瓦版\n")
