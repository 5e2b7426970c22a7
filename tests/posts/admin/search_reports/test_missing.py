from datetime import timedelta

import pytest

from posts.admin.search_reports.missing import MissingQuery, missing_queries
from tests.posts.admin.search_reports.asked import TODAY, asked

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
