from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from posts.models import Status
from tests.factories import (
    FAR_AWAY,
    HIDDEN,
    MORNING,
    make_author,
    make_category,
    make_post,
    make_tag,
)
from tests.posts.search.indexed_posts import write

LIST = "/admin/posts/post/"


def titles(client: Client, **query: str | int) -> list[str]:
    response = client.get(LIST, query)
    return [post.title for post in response.context["cl"].result_list]


def test_a_list_costs_the_same_queries_for_few_and_for_many_posts(as_chief):
    author, category, tag = make_author(), make_category(), make_tag()
    counts = []
    for _ in range(2):
        for _ in range(20):
            make_post(authors=[author], tags=[tag], category=category)
        with CaptureQueriesContext(connection) as queries:
            as_chief.get(LIST)
        counts.append(len(queries))

    # Session and user, count, first and last date, months, posts, bylines, two filters' menus.
    assert counts[0] == counts[1] <= 10


def test_a_list_reads_no_body(as_chief):
    make_post()
    with CaptureQueriesContext(connection) as queries:
        as_chief.get(LIST)

    assert not any('"body' in query["sql"] for query in queries)


def test_the_post_saved_last_stands_first(as_chief):
    make_post(title="古い", saved_at=MORNING)
    make_post(title="新しい", saved_at=MORNING + timedelta(days=1))

    assert titles(as_chief) == ["新しい", "古い"]


def test_dates_are_shown_in_tokyo_time(as_chief):
    make_post(published_at=datetime(2025, 11, 4, 15, 30, tzinfo=UTC))

    assert "2025/11/05 00:30" in as_chief.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("draft", "draft"),
        ("review", "in review"),
        ("scheduled", "scheduled"),
        ("withdrawn", "withdrawn"),
        ("expired", "expired"),
    ],
)
def test_posts_are_filtered_by_where_they_stand(as_chief, status, kind):
    make_post(title="公開中")
    make_post(title="探すもの", **HIDDEN[kind])

    assert titles(as_chief, status=status) == ["探すもの"]
    assert titles(as_chief, status="public") == ["公開中"]


def test_a_scheduled_post_has_its_own_badge(as_chief):
    make_post(published_at=FAR_AWAY)

    assert 'badge-scheduled">予約' in as_chief.get(LIST).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "量子",
        "ｑｕａｎｔｕｍ",
        "quantum",
        "ＮＥＣ",
        "nec",
        "抜粋の言葉",
        "C++",
        "量子 nec",
        "量子　抜粋",
    ],
)
def test_search_finds_title_address_excerpt_and_tag_in_any_width(as_chief, query):
    write("ほかの記事")
    write(
        "ＮＥＣの量子計算機",
        path="/2025/11/04/quantum/",
        excerpt="抜粋の言葉。",
        tags=["C++"],
    )

    assert titles(as_chief, q=query) == ["ＮＥＣの量子計算機"]


def test_every_word_of_a_search_has_to_be_found(as_chief):
    write("量子計算機")

    assert titles(as_chief, q="量子 光合成") == []


def test_posts_are_filtered_by_category_author_and_tag(as_chief):
    author, category, tag = make_author(), make_category(), make_tag()
    make_post(title="ほか")
    make_post(title="探すもの", authors=[author], category=category, tags=[tag])

    for query in (
        {"category__id__exact": category.pk},
        {"authors__id__exact": author.pk},
        {"tag": tag.pk},
    ):
        assert titles(as_chief, **query) == ["探すもの"]


def test_a_tag_filter_that_is_no_number_filters_nothing(as_chief):
    make_post(title="記事")

    assert titles(as_chief, status="nonsense") == ["記事"]


def test_the_way_to_the_site_is_shown_for_public_posts_only(as_chief):
    make_post(path="/2025/11/04/a/")
    make_post(path="/2025/11/04/b/", status=Status.WITHDRAWN)
    page = as_chief.get(LIST).content.decode()

    assert 'href="/2025/11/04/a/"' in page
    assert 'href="/2025/11/04/b/"' not in page
