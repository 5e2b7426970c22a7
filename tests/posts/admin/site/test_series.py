"""The desk of the series."""

from collections.abc import Sequence
from typing import Any

import pytest

from posts.models import Edition, Post, Revision, Series
from tests.factories import make_post
from tests.posts.search.indexed_posts import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def series() -> Series:
    return Series.objects.create(name="半導体の現場", slug="genba")


def sent(series: Series | None, parts: Sequence[tuple[Post, object, bool]], **changes: Any) -> Any:
    values: dict[str, Any] = {"name": "半導体の現場", "slug": "genba", "description": ""}
    if series:
        values |= {"posts-INITIAL_FORMS": len(parts), "posts-TOTAL_FORMS": len(parts)}
        values |= {"posts-MIN_NUM_FORMS": 0, "posts-MAX_NUM_FORMS": 0}
    for row, (post, place, leaves) in enumerate(parts):
        values |= {f"posts-{row}-id": post.pk, f"posts-{row}-series": series and series.pk}
        values[f"posts-{row}-series_position"] = place
        values |= {f"posts-{row}-leaves": "on"} if leaves else {}
    return {**values, **changes}


def address(series: Series) -> str:
    return f"/admin/posts/series/{series.pk}/change/"


def places() -> list[tuple[str, str | None, int | None]]:
    rows = Post.objects.order_by("pk")
    return list(rows.values_list("title", "series__name", "series_position"))


def test_a_new_series_takes_its_posts_in_the_order_in_which_they_appeared(as_chief):
    second, first = make_post(title="後"), make_post(title="先")
    Post.objects.filter(pk=first.pk).update(published_at="2025-01-01T00:00:00Z")
    response = as_chief.post(
        "/admin/posts/series/add/", sent(None, [], joining=[second.pk, first.pk])
    )
    assert response.status_code == 302
    assert places() == [("後", "半導体の現場", 2), ("先", "半導体の現場", 1)]


def test_the_parts_are_put_in_order_and_taken_out_each_with_a_revision(as_chief, series):
    parts = [make_post(title=f"回{n}", series=series, series_position=n) for n in (1, 2, 3)]
    edition = Edition.objects.current()
    rows = [(parts[0], "2", False), (parts[1], "1", False), (parts[2], "3", True)]
    response = as_chief.post(address(series), sent(series, rows))
    assert response.status_code == 302
    assert places() == [("回1", series.name, 2), ("回2", series.name, 1), ("回3", None, None)]
    assert Revision.objects.count() == 3
    assert Edition.objects.current() > edition


def test_a_part_that_stays_as_it_is_gets_no_revision(as_chief, series):
    parts = [make_post(title=f"回{n}", series=series, series_position=n) for n in (1, 2)]
    joining = make_post(title="回3")
    rows = [(part, str(part.series_position), False) for part in parts]
    as_chief.post(address(series), sent(series, rows, joining=[joining.pk]))
    assert places()[-1] == ("回3", series.name, 3)
    assert Revision.objects.values_list("post", flat=True).get() == joining.pk


def test_a_part_of_another_series_is_refused_by_name(as_chief, series):
    other = Series.objects.create(name="量子の朝", slug="asa")
    part = make_post(title="よその回", series=other)
    page = as_chief.post(address(series), sent(series, [], joining=[part.pk]))
    assert "「よその回」は連載「量子の朝」に入っています" in page.content.decode()
    assert places() == [("よその回", "量子の朝", None)]


def test_who_may_not_publish_cannot_change_a_part_that_readers_see(as_staff_with, series):
    client = as_staff_with("change_series", "view_series", "change_post", "view_post")
    joining = make_post(title="公開中")
    page = client.post(address(series), sent(series, [], joining=[joining.pk]))
    assert page.status_code == 200
    assert "権限がありません" in page.content.decode()
    assert places() == [("公開中", None, None)]


def test_the_form_shows_the_parts_and_finds_posts_by_their_titles(as_chief, series):
    write("第一回の記事", series=series, series_position=1)
    page = as_chief.get(address(series)).content.decode()
    assert "第一回の記事" in page
    assert "admin-autocomplete" in page
    query = {"app_label": "posts", "model_name": "suggestion", "field_name": "target"}
    found = as_chief.get("/admin/autocomplete/", {**query, "term": "第一回"}).json()
    assert [each["text"] for each in found["results"]] == ["第一回の記事"]


def test_a_deleted_series_leaves_its_posts(as_chief, series):
    make_post(title="残る", series=series, series_position=4)
    as_chief.post(f"/admin/posts/series/{series.pk}/delete/", {"post": "yes"})
    assert places() == [("残る", None, None)]


def test_the_list_counts_the_parts_and_leads_to_them(as_chief, series):
    make_post(title="連載の記事", series=series)
    make_post(title="ほかの記事")
    page = as_chief.get("/admin/posts/series/").content.decode()
    link = page.split('<a href="/admin/posts/post/?')[1].split('"')[0]
    listed = as_chief.get(f"/admin/posts/post/?{link}").content.decode()
    assert "連載の記事" in listed
    assert "ほかの記事" not in listed
