from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.frontmatter.dates import parse_moment

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-12-28 08:41:23 +0000", "2025-12-28T08:41:23+00:00"),
        ("2025-12-28 08:41:23 +0900", "2025-12-28T08:41:23+09:00"),
        ("2025-12-28 08:41:23 -0330", "2025-12-28T08:41:23-03:30"),
        ("2025-12-28T08:41:23+09:00", "2025-12-28T08:41:23+09:00"),
        ("2025-12-28t08:41:23Z", "2025-12-28T08:41:23+00:00"),
        ("2025-12-28 08:41 +09", "2025-12-28T08:41:00+09:00"),
        ("2025-12-28T08:41:23.5Z", "2025-12-28T08:41:23.500000+00:00"),
        ("2025-12-28 08:41:23,123456789 UTC", "2025-12-28T08:41:23.123456+00:00"),
        ("2025-12-28 08:41:23 JST", "2025-12-28T08:41:23+09:00"),
        ("2025-12-28 08:41:23 GMT", "2025-12-28T08:41:23+00:00"),
        ("2026-01-01 9:00", "2026-01-01T09:00:00+09:00"),
        ("2016/09/20 18:00:00", "2016-09-20T18:00:00+09:00"),
        ("2026-1-2", "2026-01-02T00:00:00+09:00"),
        ("2026.01.02", "2026-01-02T00:00:00+09:00"),
        ("  2026-01-02  ", "2026-01-02T00:00:00+09:00"),
        ("2024-02-29", "2024-02-29T00:00:00+09:00"),
    ],
)
def test_the_shapes_of_real_archives_are_read(text, moment):
    assert parse_moment(text, TOKYO).isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "20251104",
        "2025-11",
        "2025-11-04 09",
        "2025-11/04",
        "2025-11-04 09:00 PM",
        "25-11-04",
        "{{ date }}",
        "２０２５-11-04",
    ],
)
def test_what_is_no_date_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"is not a date|no date that exists"):
        parse_moment(text, TOKYO)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-29",
        "2025-13-01",
        "2025-11-04 24:00",
        "2025-11-04 10:60",
        "2025-11-04 10:00 +2500",
        "2025-11-04 10:00 +0960",
        "2025-11-04 10:00 PST",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31 23:59:59 -0500",
    ],
)
def test_days_hours_and_zones_that_do_not_exist_are_refused(text):
    with pytest.raises(ValueError, match="no date that exists"):
        parse_moment(text, TOKYO)


@given(st.dates(date(1900, 1, 1), date(2999, 1, 1)), st.times())
def test_an_iso_date_is_the_same_moment(day, hour):
    moment = datetime.combine(day, hour, tzinfo=UTC)
    assert parse_moment(moment.isoformat(), TOKYO) == moment


@given(st.text())
def test_any_text_is_a_moment_with_a_zone_or_a_value_error(text):
    try:
        offset = parse_moment(text, TOKYO).utcoffset()
    except ValueError:
        return
    assert offset is not None
