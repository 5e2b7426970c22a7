"""Tests."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.admin.search.query_reports import (
    MissingQuery,
    bars,
    growth,
    missing_queries,
    rising_queries,
)
from tests.posts.admin.search.asked import TODAY, asked

pytestmark = pytest.mark.django_db


def test_a_query_without_hits_is_told_with_all_its_times_and_its_last_day():
    asked("gpu", 5, times=2)
    asked("gpu", 1, times=3)

    assert missing_queries(TODAY, 30) == [MissingQuery("GPU", 5, TODAY - timedelta(days=1))]


def test_what_found_something_when_last_asked_is_missing_no_more():
    asked("gpu", 5, times=9, hits=0)
    asked("gpu", 1, times=1, hits=4)

    assert missing_queries(TODAY, 30) == []


def test_what_finds_nothing_any_more_is_missing():
    asked("gpu", 5, times=9, hits=4)
    asked("gpu", 1, times=1, hits=0)

    assert [query.times for query in missing_queries(TODAY, 30)] == [10]


def test_what_was_asked_once_stays_unseen():
    asked("personal", 1, times=1)

    assert missing_queries(TODAY, 30) == []


def test_only_the_days_of_the_period_count():
    asked("gpu", 29, times=2)
    asked("npu", 30, times=2)

    assert [query.spelling for query in missing_queries(TODAY, 30)] == ["GPU"]
    assert [query.spelling for query in missing_queries(TODAY, 90)] == ["GPU", "NPU"]


def test_the_most_asked_stands_first():
    asked("few", 1, times=2)
    asked("many", 9, times=5)

    assert [query.spelling for query in missing_queries(TODAY, 30)] == ["MANY", "FEW"]


def test_growth_is_of_weeks_and_gentle_with_small_numbers():
    assert growth(recent=3, earlier=0) == 4
    assert growth(recent=299, earlier=396) == 3
    assert growth(recent=9, earlier=36) == 1


def test_counts_are_drawn_in_relation_to_the_highest():
    assert bars([0, 5, 10]) == "▁▅█"
    assert bars([0, 0]) == "▁▁"


@pytest.mark.django_db
def test_a_query_rises_by_its_last_week_against_the_four_before():
    asked("gpu", 20, times=4, hits=1)
    asked("gpu", 6, times=1, hits=1)
    asked("gpu", 0, times=8, hits=2)
    rising = rising_queries(TODAY)

    assert [query.spelling for query in rising] == ["GPU"]
    assert (rising[0].recent, rising[0].earlier, rising[0].growth) == (9, 1.0, 5.0)
    assert rising[0].daily == (1, 0, 0, 0, 0, 0, 8)
    assert rising[0].hits == 2


@pytest.mark.django_db
def test_what_is_asked_as_ever_or_hardly_ever_does_not_rise():
    asked("steady", 20, times=40)
    asked("steady", 1, times=10)
    asked("rare", 1, times=2)
    asked("gone", 20, times=9)

    assert rising_queries(TODAY) == []


@pytest.mark.django_db
def test_what_is_older_than_five_weeks_and_what_is_to_come_do_not_count():
    asked("gpu", 35, times=99)
    asked("gpu", 0, times=3)
    asked("gpu", -1, times=99)

    assert [query.growth for query in rising_queries(TODAY)] == [4]


@pytest.mark.django_db
def test_what_grows_most_stands_first():
    asked("small", 1, times=4)
    asked("large", 1, times=30)

    assert [query.spelling for query in rising_queries(TODAY)] == ["LARGE", "SMALL"]


MISSING, RISING = "/admin/search/missing/", "/admin/search/rising/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.mark.parametrize("page", [MISSING, RISING])
def test_only_who_looks_after_the_search_sees_what_readers_ask(as_staff_with, page, client):
    assert as_staff_with("view_post").get(page).status_code == 403
    assert as_staff_with("view_loggedquery").get(page).status_code == 200
    assert client.get(page).status_code == 302


@pytest.mark.parametrize("page", [MISSING, RISING])
def test_a_query_leads_to_the_search_to_a_pin_and_to_a_group(as_chief, page, today):
    asked("ａ&b", 1, times=4, today=today)
    text = as_chief.get(page).content.decode()

    for address in (
        "/search/?q=%EF%BC%A1%26B",
        "/admin/posts/pinnedresult/add/?query=%EF%BC%A1%26B",
        "/admin/posts/spellinggroup/add/?spellings=%EF%BC%A1%26B%0A",
    ):
        assert f'href="{address}"' in text
        assert as_chief.get(address).status_code == 200


def test_the_forms_that_a_query_leads_to_hold_it(as_chief):
    pin = as_chief.get("/admin/posts/pinnedresult/add/?query=GPU").content.decode()
    group = as_chief.get("/admin/posts/spellinggroup/add/?spellings=GPU%0A").content.decode()

    assert 'value="GPU"' in pin
    assert "\nGPU\n</textarea>" in group


def test_ways_that_somebody_may_not_go_are_not_shown(as_staff_with, today):
    asked("gpu", 1, times=4, today=today)
    page = as_staff_with("view_loggedquery").get(MISSING).content.decode()

    assert "GPU" in page
    assert "推し記事にする</a>" not in page
    assert "同じ言葉として登録</a>" not in page


def test_what_readers_typed_is_escaped(as_chief, today):
    asked("<script>", 1, times=4, today=today)

    for page in (MISSING, RISING):
        assert "<SCRIPT>" not in as_chief.get(page).content.decode()


def test_the_period_is_thirty_days_or_ninety(as_chief, today):
    asked("gpu", 60, times=4, today=today)

    assert "GPU" not in as_chief.get(MISSING).content.decode()
    assert "GPU" in as_chief.get(MISSING, {"days": "90"}).content.decode()
    assert "直近30日に、2回以上" in as_chief.get(MISSING, {"days": "x"}).content.decode()


def test_reports_without_rows_say_so(as_chief):
    assert "見つからなかった語はありません。" in as_chief.get(MISSING).content.decode()
    assert "目立って増えた検索語はありません。" in as_chief.get(RISING).content.decode()


def test_the_desk_leads_to_the_reports(as_chief, as_staff_with):
    page = as_chief.get("/admin/").content.decode()

    assert MISSING in page
    assert RISING in page
    assert "/admin/search/spellings/" in page
    assert MISSING not in as_staff_with("view_post").get("/admin/").content.decode()
