"""Counting what readers search for: by day, folded, without what may be about a person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from posts.models import LoggedQuery
from posts.search.suggest import query_log

TODAY = date(2026, 11, 24)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests asked is not this test's."""
    monkeypatch.setattr(query_log, "_waiting", {})
    monkeypatch.setattr(query_log, "_marks", query_log._Marks())


def ask_times(text: str, times: int, *, hits: int = 5, day: date = TODAY) -> None:
    for asker in range(times):
        query_log.log_query(text, hits, day, f"{text} {asker}")
    query_log.store_logged_queries()


def test_spellings_of_one_query_are_counted_together_and_days_apart():
    ask_times("ＡＷＳ　料金", 2)
    ask_times("aws 料金", 1, hits=7)
    ask_times("aws 料金", 1, day=TODAY - timedelta(days=1))
    rows = LoggedQuery.objects.values_list("day", "query", "spelling", "times", "hits")
    assert list(rows) == [
        (TODAY, "aws 料金", "aws 料金", 3, 7),
        (TODAY - timedelta(days=1), "aws 料金", "aws 料金", 1, 5),
    ]


@pytest.mark.parametrize(
    "text", ["taro@example.jp", "090-1234-5678", "4111 1111 1111 1111", "語" * 61, "", "　", "\0"]
)
def test_what_may_be_about_a_person_or_is_no_query_is_not_counted(text):
    assert not query_log.log_query(text, 1, TODAY, "reader")
    assert query_log.store_logged_queries() == 0


def test_who_asks_the_same_again_is_counted_once_a_day():
    tomorrow = TODAY + timedelta(days=1)
    counted = [
        query_log.log_query(text, 5, day, reader)
        for text, day, reader in (
            ("AWS", TODAY, "one"), ("aws", TODAY, "one"), ("AWS", TODAY, "other"),
            ("GCP", TODAY, "one"), ("AWS", tomorrow, "one"),
        )
    ]  # fmt: skip
    assert counted == [True, False, True, True, True]


def test_only_what_several_asked_and_found_is_told():
    ask_times("半導体", 4)
    ask_times("生成AI", 3, day=TODAY - timedelta(days=20))
    ask_times("一度だけ", 1)
    ask_times("見つからない", 9, hits=0)
    ask_times("昔の話", 9, day=TODAY - timedelta(days=40))
    assert query_log.popular_and_recent(TODAY, 8) == (["半導体", "生成AI"], [])


def test_what_is_asked_less_but_lately_is_told_beside_it_the_latest_first():
    ask_times("半導体", 5)
    ask_times("量子", 3, day=TODAY - timedelta(days=2))
    ask_times("電力", 4, day=TODAY - timedelta(days=6))
    ask_times("生成AI", 4, day=TODAY - timedelta(days=20))
    assert query_log.popular_and_recent(TODAY, 1) == (["半導体"], ["量子"])
    assert query_log.popular_and_recent(TODAY, 2) == (["半導体", "生成AI"], ["量子", "電力"])


def test_of_what_is_more_than_plain_words_nobody_is_told():
    for text in ("AWS OR 株式会社", "AI tag:AWS", '"AWS', "AWS -料金", "\u202eAWS", "AI 規制"):
        ask_times(text, 3)
    assert query_log.popular_and_recent(TODAY, 8) == (["AI 規制"], [])


def test_a_beginning_is_completed_however_it_is_written():
    ask_times("サーバー 冷却", 3)
    assert query_log.popular_queries_beginning_with("ｻｰﾊﾞｰ", TODAY, 5) == ["サーバー 冷却"]
    assert query_log.popular_queries_beginning_with("%", TODAY, 5) == []
