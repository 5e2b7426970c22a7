"""Months and years as the publication's own calendar counts them."""

from __future__ import annotations

from datetime import UTC, datetime

from posts.models import Post
from posts.public.lists import counts
from tests import factories

#: The first instant of 2026 in Tokyo, and the last minute before it.
NEW_YEAR = datetime(2025, 12, 31, 15, 0, tzinfo=UTC)
NEW_YEARS_EVE = datetime(2025, 12, 31, 14, 59, tzinfo=UTC)


def test_a_post_is_counted_in_the_month_that_tokyo_had():
    for instant in (NEW_YEARS_EVE, NEW_YEAR):
        factories.make_post(published_at=instant)
    assert counts.months(Post.objects.all()) == [
        counts.Month(2026, 1, 1),
        counts.Month(2025, 12, 1),
    ]


def test_years_and_months_meet_at_midnight_in_tokyo_and_share_no_post():
    eve = factories.make_post(published_at=NEW_YEARS_EVE)
    new = factories.make_post(published_at=NEW_YEAR)
    posts = Post.objects.all()
    assert list(counts.of_year(posts, 2025)) == list(counts.of_month(posts, 2025, 12)) == [eve]
    assert list(counts.of_year(posts, 2026)) == list(counts.of_month(posts, 2026, 1)) == [new]
