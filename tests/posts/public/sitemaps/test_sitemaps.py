"""The sitemap and its parts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from posts.public.sitemaps import sitemaps
from tests import factories

XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client, address: str) -> list[tuple[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    return [
        (entry.findtext(f"{XMLNS}loc", ""), entry.findtext(f"{XMLNS}lastmod", "")) for entry in root
    ]


def test_a_post_is_listed_under_its_full_address_with_its_last_change(client):
    factories.make_publication()
    factories.make_post(path="/a&b/半/", updated_at=datetime(2025, 12, 1, tzinfo=UTC))
    factories.make_post(path="/c/")
    assert entries(client, "/sitemap-posts-1.xml") == [
        ("https://news.example/a&b/%E5%8D%8A/", "2025-12-01T09:00:00+09:00"),
        ("https://news.example/c/", "2025-11-04T10:30:00+09:00"),
    ]


@pytest.mark.parametrize("changes", [{"noindex": True}, {"in_sitemap": False}])
def test_a_post_that_search_engines_shall_not_list_is_left_out(client, changes):
    factories.make_post(path="/listed/")
    factories.make_post(path="/hidden/", **changes)
    assert len(entries(client, "/sitemap-posts-1.xml")) == 1


def test_the_index_names_as_many_parts_as_there_are_and_each_post_stands_in_one(
    client, monkeypatch
):
    monkeypatch.setattr(sitemaps, "POSTS_A_PART", 2)
    factories.make_publication()
    for _ in range(5):
        factories.make_post()
    parts = [loc for loc, _ in entries(client, "/sitemap.xml")]
    assert parts == [
        "https://news.example/sitemap-posts-1.xml",
        "https://news.example/sitemap-posts-2.xml",
        "https://news.example/sitemap-posts-3.xml",
        "https://news.example/sitemap-pages.xml",
    ]
    listed = [
        loc
        for part in parts[:3]
        for loc, _ in entries(client, part.removeprefix("https://news.example"))
    ]
    assert len(listed) == len(set(listed)) == 5


def test_each_part_says_when_an_article_in_it_changed_last(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "POSTS_A_PART", 2)
    for day in (1, 2, 3):
        factories.make_post(published_at=datetime(2025, 11, day, tzinfo=UTC))
    factories.make_post(
        published_at=datetime(2020, 1, 1, tzinfo=UTC), updated_at=datetime(2025, 11, 9, tzinfo=UTC)
    )
    assert [lastmod for _, lastmod in entries(client, "/sitemap.xml")] == [
        "2025-11-09T09:00:00+09:00",
        "2025-11-03T09:00:00+09:00",
        "2025-11-09T09:00:00+09:00",
    ]


def test_an_article_is_listed_with_its_cover(client):
    factories.make_publication()
    factories.make_post(cover=factories.make_image("/工&場.png"))
    factories.make_post()
    root = ElementTree.fromstring(client.get("/sitemap-posts-1.xml").content)
    images = "{http://www.google.com/schemas/sitemap-image/1.1}image"
    assert [entry.findtext(f"{images}/{images[:-5]}loc") for entry in root] == [
        "https://news.example/%E5%B7%A5&%E5%A0%B4.png",
        None,
    ]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-posts-1.xml"])
def test_a_part_and_the_index_cost_two_queries(client, address, count):
    for _ in range(count):
        factories.make_post()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) == 2


@pytest.mark.parametrize("part", ["0", "2", "99999999999999999999", "x", "-1"])
def test_a_part_that_does_not_exist_is_not_found(client, part):
    factories.make_post()
    assert client.get(f"/sitemap-posts-{part}.xml").status_code == 404


def test_the_pages_are_those_that_have_posts_and_all_of_them_answer(client):
    factories.make_publication()
    factories.make_category(name="空", slug="empty")
    factories.make_tag(name="空")
    for _ in range(2):
        factories.make_post()
    factories.make_post(
        category=factories.make_category(),
        tags=[factories.make_tag()],
        authors=[factories.make_author()],
    )
    found = [
        loc.removeprefix("https://news.example") for loc, _ in entries(client, "/sitemap-pages.xml")
    ]
    assert found == [
        "/",
        "/tags/",
        "/authors/",
        "/archive/",
        "/category/tech/",
        "/authors/aoki/",
        "/tags/%E5%8D%8A%E5%B0%8E%E4%BD%93/",
    ]
    for address in found:
        context = client.get(address).context
        assert (context["canonical"], context["noindex"]) == (
            f"https://news.example{address}",
            False,
        )


def test_an_empty_site_has_a_sitemap(client):
    assert [loc for loc, _ in entries(client, "/sitemap.xml")] == [
        "http://127.0.0.1:8000/sitemap-pages.xml"
    ]


SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def urls(client) -> list[ElementTree.Element]:
    response = client.get("/news-sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")


def ago(**time) -> dict[str, Any]:
    return {"published_at": timezone.now() - timedelta(**time)}


def test_an_article_of_the_last_two_days_is_listed_with_its_title_and_date(client):
    factories.make_publication(title="瓦版 & <新>")
    post = factories.make_post(title='</news:title> & "引用"', path="/半/", **ago(hours=1))
    (url,) = urls(client)
    assert url.findtext(f"{SITEMAP}loc") == "https://news.example/%E5%8D%8A/"
    news = url.find(f"{NEWS}news")
    assert news is not None
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "瓦版 & <新>"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "ja"
    assert news.findtext(f"{NEWS}title") == post.title
    told = timezone.localtime(post.published_at).isoformat(timespec="seconds")
    assert (news.findtext(f"{NEWS}publication_date") or "")[:19] == told[:19]


def test_what_is_older_hidden_or_not_for_search_is_left_out(client):
    factories.make_post(**ago(hours=49))
    factories.make_post(noindex=True, **ago(hours=1))
    factories.make_post(in_sitemap=False, **ago(hours=1))
    for changes in factories.UNLISTED.values():
        factories.make_post(**{**ago(hours=1), **changes})
    assert urls(client) == []


def test_there_are_never_more_than_google_takes_and_the_newest_come_first(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 2)
    for hour in (3, 1, 2):
        factories.make_post(title=f"{hour}時間前", **ago(hours=hour))
    titles = [url.findtext(f"{NEWS}news/{NEWS}title") for url in urls(client)]
    assert titles == ["1時間前", "2時間前"]


@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_two_queries(client, count):
    for _ in range(count):
        factories.make_post(**ago(hours=1))
    with CaptureQueriesContext(connection) as queries:
        assert len(urls(client)) == count
    assert len(queries) == 2


def test_a_title_with_a_control_character_breaks_nothing(client):
    factories.make_post(title="制御\x08文字", **ago(hours=1))
    assert urls(client)[0].findtext(f"{NEWS}news/{NEWS}title") == "制御文字"
