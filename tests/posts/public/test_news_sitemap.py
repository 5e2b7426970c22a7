"""The sitemap for Google News."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from posts.public import news_sitemap
from tests import factories

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
    for changes in factories.HIDDEN.values():
        factories.make_post(**{**ago(hours=1), **changes})
    assert urls(client) == []


def test_there_are_never_more_than_google_takes_and_the_newest_come_first(client, monkeypatch):
    monkeypatch.setattr(news_sitemap, "MOST", 2)
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
