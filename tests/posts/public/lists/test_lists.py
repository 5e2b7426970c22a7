"""The lists of posts: what they show, in which order, and what they cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

#: At most so many queries a list may cost, however many posts there are.
LIST_BUDGET = 6

FIRST_PAGES = (
    "/",
    "/category/tech/",
    "/tags/半導体/",
    "/authors/aoki/",
    "/archive/2025/",
    "/archive/2025/11/",
)
INDEXES = ("/tags/", "/authors/", "/archive/")


def fill(count: int) -> None:
    """Publish ``count`` posts that all lists show, each with two authors, two tags and a cover."""
    category = factories.make_category()
    authors = [factories.make_author(), factories.make_author(name="井上 学", slug="inoue")]
    tags = [factories.make_tag(), factories.make_tag(name="熊本")]
    cover = factories.make_image()
    for _ in range(count):
        factories.make_post(category=category, authors=authors, tags=tags, cover=cover)


def titles(response) -> list[str]:
    return [post.title for post in response.context["listing"].posts]


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("address", [*FIRST_PAGES, *INDEXES])
def test_a_list_costs_at_most_six_queries_and_never_loads_bodies(client, address, count):
    fill(count)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    assert len(queries) <= LIST_BUDGET, [query["sql"][:120] for query in queries]
    assert not [query["sql"] for query in queries if '"body' in query["sql"]]


@pytest.mark.parametrize("address", FIRST_PAGES)
def test_a_list_goes_on_under_page2_and_names_its_own_address(client, address):
    factories.make_publication(page_size=2)
    # The front page shows more of the newest than the pages behind it.
    count = 26 if address == "/" else 3
    fill(count)
    response = client.get(f"{address}page2/")
    listing = response.context["listing"]
    assert (listing.number, listing.pages, listing.total) == (2, 2, count)
    assert titles(response) == ["半導体工場の稼働が始まる 1"]
    assert response.context["canonical"] == f"https://news.example{listing.first_url}page2/"
    assert response.context["page_title"].endswith("（2ページ目）")


@pytest.mark.parametrize("address", FIRST_PAGES)
def test_a_page_behind_the_last_one_is_not_found(client, address):
    fill(3)
    assert client.get(f"{address}page2/").status_code == 404


@pytest.mark.parametrize("address", FIRST_PAGES)
@pytest.mark.parametrize(
    "page", ["page0", "page-1", "page02", "page1000000000", "page999999999", "pageabc", "page２"]
)
def test_a_page_number_that_cannot_be_is_not_found(client, address, page):
    fill(3)
    assert client.get(f"{address}{page}/").status_code == 404


@pytest.mark.parametrize("address", FIRST_PAGES)
def test_page1_leads_to_the_first_page_and_keeps_the_query(client, address):
    fill(3)
    response = client.get(f"{address}page1/?utm=x")
    first_url = client.get(address).context["listing"].first_url
    assert (response.status_code, response["Location"]) == (301, f"{first_url}?utm=x")


def test_posts_of_one_instant_keep_one_order_over_all_pages(client):
    factories.make_publication(page_size=2)
    fill(7)
    pages = [
        client.get(f"/tags/半導体/page{n}/" if n > 1 else "/tags/半導体/") for n in (1, 2, 3, 4)
    ]
    shown = [title for page in pages for title in titles(page)]
    assert shown == [f"半導体工場の稼働が始まる {number}" for number in range(7, 0, -1)]


def test_the_home_page_sets_the_newest_five_apart_and_repeats_none(client):
    fill(7)
    context = client.get("/").context
    assert context["lead"].title.endswith(" 7")
    assert [post.title[-1] for post in context["others"]] == ["6", "5", "4", "3"]
    assert [post.title[-1] for post in context["listing"].posts] == ["2", "1"]
    assert context["page_title"] == ""


def test_an_empty_site_has_a_home_page(client):
    response = client.get("/")
    assert response.status_code == 200
    assert response.context["lead"] is None
    assert response.context["listing"].posts == []


def test_a_category_without_posts_is_an_empty_page_that_is_not_indexed(client):
    factories.make_category(name="研究", slug="research", description="研究の話題。")
    response = client.get("/category/research/")
    assert response.status_code == 200
    assert response.context["noindex"] is True
    assert response.context["meta_description"] == "研究の話題。"


@pytest.mark.parametrize("address", ["/category/x/", "/tags/x/", "/authors/x/", "/archive/2019/"])
def test_a_list_of_nothing_known_is_not_found(client, address):
    fill(1)
    assert client.get(address).status_code == 404


def test_each_list_holds_only_its_own_posts(client):
    fill(1)
    factories.make_post(title="無関係の記事", published_at=datetime(2024, 3, 1, tzinfo=UTC))
    for address in FIRST_PAGES[1:]:
        assert titles(client.get(address)) == ["半導体工場の稼働が始まる 1"], address


def test_each_list_says_what_it_lists(client):
    fill(1)
    said = [client.get(address).context["listing"] for address in FIRST_PAGES[1:]]
    assert [(listing.kicker, listing.heading) for listing in said] == [
        ("カテゴリー", "技術"),
        ("タグ", "半導体"),
        ("執筆者", "青木 遥"),
        ("過去記事", "2025年"),
        ("過去記事", "2025年11月"),
    ]


def test_a_year_shows_its_months_and_adds_them_up(client):
    fill(2)
    factories.make_post(published_at=datetime(2025, 3, 1, tzinfo=UTC))
    context = client.get("/archive/2025/").context
    assert [(month.month, month.count) for month in context["months"]] == [(11, 2), (3, 1)]
    assert context["listing"].total == 3


def test_the_month_of_a_post_is_the_month_in_tokyo(client):
    half_past_midnight = datetime(2025, 10, 31, 15, 30, tzinfo=UTC)
    factories.make_post(title="十一月の記事", published_at=half_past_midnight)
    factories.make_post(title="十月の記事", published_at=half_past_midnight - timedelta(hours=1))
    assert titles(client.get("/archive/2025/11/")) == ["十一月の記事"]
    assert titles(client.get("/archive/2025/10/")) == ["十月の記事"]


@pytest.mark.parametrize("address", ["/archive/2025/13/", "/archive/2025/0/", "/archive/9999/12/"])
def test_a_month_that_no_calendar_has_is_not_found(client, address):
    fill(1)
    assert client.get(address).status_code == 404
