"""The search through earlier versions."""

from itertools import count

import pytest
from django.test import Client

from posts.admin.post import revision_search
from posts.admin.post.revision_search import earlier_versions
from tests.posts.search.indexed_posts import NOW, save, write

pytestmark = pytest.mark.django_db

PAGE = "/admin/posts/post/revisions/"


def write_again(title: str, *bodies: str):
    post = write(title, bodies[0])
    for body in bodies[1:]:
        post.body = body
        save(post)
    return post


def titles(text: str) -> list[str]:
    return [hit.revision.title for hit in earlier_versions(text, NOW).hits]


def test_what_an_article_said_once_is_found_in_its_newest_version_that_says_it():
    write_again("甲", "量子の話", "量子と電力の話", "電力の話", "冷却の話")
    found = earlier_versions("量子", NOW)

    assert [hit.revision.number for hit in found.hits] == [2]
    assert "".join(part.text for part in found.hits[0].passage.parts if part.is_marked) == "量子"
    assert found.is_whole


def test_what_an_article_still_says_is_no_find():
    write_again("甲", "量子の話", "量子と電力の話")

    assert titles("量子") == []


def test_queries_are_understood_as_in_the_list():
    write_again("甲", "引っ越しの話", "冷却の話")
    write_again("乙", "引っ越しと電力の話", "冷却の話")

    assert titles("引越し") == ["乙", "甲"]
    assert titles("引越し -電力") == ["甲"]
    assert titles("tag:半導体") == []


def test_filters_are_said_to_be_left_out():
    assert earlier_versions("量子 tag:半導体", NOW).without_filters


def test_the_search_ends_when_its_time_is_over(monkeypatch):
    monkeypatch.setattr(revision_search, "_AT_ONCE", 1)
    for _ in range(3):
        write_again("甲", "量子の話", "冷却の話")
    clock = count(0, 1)
    found = earlier_versions("量子", NOW, clock=lambda: float(next(clock)))

    assert (found.scanned, found.is_whole) == (1, False)


def test_the_search_ends_after_so_many_versions_and_finds(monkeypatch):
    monkeypatch.setattr(revision_search, "_AT_ONCE", 1)
    for _ in range(3):
        write_again("甲", "量子の話", "冷却の話")
    monkeypatch.setattr(revision_search, "MOST_SCANNED", 2)
    assert earlier_versions("量子", NOW).scanned == 2
    monkeypatch.setattr(revision_search, "MOST_FOUND", 1)
    assert len(earlier_versions("量子", NOW).hits) == 1


def test_each_find_leads_to_its_version_where_the_passage_is_marked(as_chief: Client):
    post = write_again("甲", "量子の話", "冷却の話")
    page = as_chief.get(PAGE, {"q": "量子"}).content.decode()
    address = f"/admin/posts/post/{post.pk}/history/1/?q=%E9%87%8F%E5%AD%90"

    assert f'href="{address}"' in page
    assert "過去の版1件をすべて調べました。" in page
    assert "<mark>量子</mark>" in as_chief.get(address).content.decode()


def test_a_version_without_a_search_shows_no_passage(as_chief: Client):
    post = write_again("甲", "量子の話", "冷却の話")

    page = as_chief.get(f"/admin/posts/post/{post.pk}/history/1/").content.decode()
    assert "該当箇所" not in page


def test_nothing_found_is_said(as_chief: Client):
    page = as_chief.get(PAGE, {"q": "皆無"}).content.decode()

    assert "「皆無」が過去の版にだけある記事は、見つかりませんでした。" in page


def test_only_who_may_see_posts_may_look(as_staff_with):
    assert as_staff_with().get(PAGE, {"q": "量子"}).status_code == 403
    assert as_staff_with("view_post").get(PAGE, {"q": "量子"}).status_code == 200
