from datetime import timedelta

import pytest

from posts.admin.site.overview import search_lag_notice
from posts.models import SearchChange
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db


def test_the_desk_is_told_of_an_engine_that_is_behind(settings, admin_client):
    settings.SEARCH_BACKEND = "opensearch"
    write("記事")
    SearchChange.objects.update(noted_at=NOW - timedelta(minutes=7))
    assert "1件あります（最も古いものは7分前から）" in search_lag_notice(NOW)
    assert "まだ反映されていない記事" in admin_client.get("/admin/").content.decode()


def test_nothing_is_said_of_the_time_that_every_delivery_takes(settings):
    settings.SEARCH_BACKEND = "opensearch"
    write("記事")
    SearchChange.objects.update(noted_at=NOW - timedelta(seconds=20))
    assert search_lag_notice(NOW) == ""


def test_nothing_is_said_where_the_database_answers(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert search_lag_notice(NOW) == ""
