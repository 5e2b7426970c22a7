from datetime import date

import pytest

from posts.search.query.dates import first_day, last_day


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31",
        "2026/1/31",
        "2026.1.31",
        "2026年1月31日",
        "20260131",
        "令和8年1月31日",
        "r8.1.31",
    ],
)
def test_a_day_is_read_in_every_usual_spelling(text):
    assert first_day(text) == last_day(text) == date(2026, 1, 31)


@pytest.mark.parametrize("text", ["2024-02", "2024年2月", "令和6年2月", "2024/2"])
def test_a_month_lasts_from_its_first_to_its_last_day(text):
    assert (first_day(text), last_day(text)) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize("text", ["2019", "2019年", "令和元年", "平成31年"])
def test_a_year_lasts_from_january_to_december(text):
    assert (first_day(text), last_day(text)) == (date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    "text", ["", "昨日", "2026-13", "2026-02-30", "0000", "26-1-1", "2026-1-1x"]
)
def test_what_is_no_day_is_none(text):
    assert first_day(text) is None
    assert last_day(text) is None
