from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.models import Byline
from tests.factories import make_author, make_category
from tests.posts.search.indexed_posts import found, write

pytestmark = pytest.mark.django_db
TOKYO = ZoneInfo("Asia/Tokyo")


def test_tags_are_named_in_any_width_and_case_by_name_or_slug():
    write("一", tags=["サーバー", "C++"])
    write("二", tags=["GPU"])
    for text in ("tag:サーバ", "tag:ｻｰﾊﾞｰ", "tag:c++"):
        assert found(text) == ["一"], text
    assert found("tag:サーバー tag:C++") == ["一"]
    assert found("tag:サーバー tag:GPU") == found("tag:サーバーレス") == []
    assert found("-tag:gpu") == ["一"]


def test_authors_and_categories_filter():
    one = write("一", category=make_category(name="技術", slug="tech"))
    Byline.objects.create(post=one, author=make_author(name="青木 遥", slug="aoki"))
    write("二")
    for text in ('author:"青木 遥"', "author:aoki", "category:技術", "category:TECH"):
        assert found(text) == ["一"], text
    assert found("-category:技術") == found("-author:aoki") == ["二"]


def test_both_days_are_included_as_the_site_counts_days():
    write("大晦日", published_at=datetime(2025, 12, 31, 23, 59, tzinfo=TOKYO))
    write("元日", published_at=datetime(2026, 1, 1, 0, 0, tzinfo=TOKYO))
    assert found("after:2026-01-01") == ["元日"]
    assert found("before:2025-12-31") == ["大晦日"]
    assert found("after:2025-12-31 before:2026-01-01") == ["元日", "大晦日"]


def test_a_filter_narrows_the_words():
    write("電力の一", tags=["GPU"])
    write("電力の二")
    assert found("電力 tag:GPU") == ["電力の一"]
