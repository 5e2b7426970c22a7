"""Merging posts at the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from posts.models import Merge, Post, Status
from tests.factories import HIDDEN, make_post, make_tag
from tests.posts.admin.forms import said

LIST = "/admin/posts/post/"


def choose(client: Client, *posts: Post, **more: Any) -> Any:
    sent = {"action": "merge_posts", "_selected_action": [post.pk for post in posts], **more}
    return client.post(LIST, sent, follow=True)


def confirm(client: Client, survivor: Post, *others: Post, **more: Any) -> Any:
    sent = {"survivor": survivor.pk, "confirmed": "yes", **more}
    return choose(client, survivor, *others, **sent)


@pytest.fixture
def stays(db) -> Post:
    return make_post(title="残る記事", path="/stays/", tags=[make_tag(name="量子")])


@pytest.fixture
def other(db) -> Post:
    return make_post(title="まとめる記事", path="/other/", tags=[make_tag(name="光")])


def test_which_post_stays_is_asked_first(as_chief, stays, other):
    response = choose(as_chief, stays, other)
    page = response.content.decode()

    assert "残る記事" in page
    assert "まとめる記事" in page
    assert page.count('type="radio"') == 2
    assert not Merge.objects.exists()


def test_posts_are_merged_into_the_one_that_was_chosen(as_chief, client, stays, other):
    response = confirm(as_chief, stays, other)

    assert response.redirect_chain[-1][0] == f"/admin/posts/post/{stays.pk}/change/"
    assert said(response) == [
        '「残る記事」に1件の記事を統合しました。<a href="/stays/">サイトで見る</a>'
    ]
    assert client.get("/other/")["Location"] == "/stays/"
    assert [tag.name for tag in Post.objects.get(pk=stays.pk).tag_list()] == ["量子"]


def test_tags_are_united_where_the_editor_ticks_it(as_chief, stays, other):
    confirm(as_chief, stays, other, unite_tags="on")

    assert [tag.name for tag in Post.objects.get(pk=stays.pk).tag_list()] == ["量子", "光"]


def test_nothing_happens_until_one_is_chosen(as_chief, stays, other):
    response = choose(as_chief, stays, other, confirmed="yes")

    assert response.status_code == 422
    assert "残す記事を選んでください" in response.content.decode()
    assert not Merge.objects.exists()


def test_a_post_that_readers_cannot_see_cannot_be_chosen(as_chief, stays):
    draft = make_post(title="下書き", **HIDDEN["draft"] | {"path": None})
    page = choose(as_chief, stays, draft).content.decode()
    assert page.count(" disabled") == 1
    response = confirm(as_chief, draft, stays)

    assert response.status_code == 422
    assert "公開中のものを選んでください" in response.content.decode()
    assert Post.objects.get(pk=stays.pk).path == "/stays/"


def test_a_post_alone_is_not_merged(as_chief, stays):
    assert said(choose(as_chief, stays)) == ["統合するには、記事を二つ以上選んでください。"]


def test_a_post_that_was_not_among_the_chosen_does_not_stay(as_chief, stays, other):
    stranger = make_post(path="/stranger/")
    choose(as_chief, stays, other, survivor=stranger.pk, confirmed="yes")

    assert not Merge.objects.exists()


def test_both_forms_tell_of_the_merge(as_chief, stays, other):
    confirm(as_chief, stays, other)

    merged = as_chief.get(f"/admin/posts/post/{other.pk}/change/").content.decode()
    assert "に統合されています" in merged
    assert f"/admin/posts/post/{other.pk}/unmerge/" in merged
    assert 'name="_publish"' not in merged
    assert "統合した記事" in as_chief.get(f"/admin/posts/post/{stays.pk}/change/").content.decode()


def test_the_history_shows_the_merge(as_chief, stays, other):
    confirm(as_chief, stays, other)

    page = as_chief.get(f"/admin/posts/post/{other.pk}/history/").content.decode()
    assert "「残る記事」に統合" in page


def test_a_merge_is_undone_after_asking(as_chief, client, stays, other):
    confirm(as_chief, stays, other)
    url = f"/admin/posts/post/{other.pk}/unmerge/"
    assert "/other/" in as_chief.get(url).content.decode()
    assert Merge.objects.exists()
    response = as_chief.post(url, follow=True)

    assert said(response)[0] == "統合を取り消しました。"
    assert Post.objects.get(pk=other.pk).status == Status.PUBLISHED
    assert client.get("/other/").status_code == 200
    assert as_chief.get(url).status_code == 404


def test_an_undoing_that_is_refused_says_why(as_chief, stays, other):
    confirm(as_chief, stays, other)
    make_post(title="新しい住人", path="/other/")
    response = as_chief.post(f"/admin/posts/post/{other.pk}/unmerge/", follow=True)

    assert "「新しい住人」が使っています" in said(response)[0]
    assert Merge.objects.exists()


def test_a_writer_is_not_offered_to_merge(as_writer, as_chief, stays, other):
    assert "merge_posts" not in as_writer.get(LIST).content.decode()
    confirm(as_writer, stays, other)
    assert not Merge.objects.exists()

    confirm(as_chief, stays, other)
    assert as_writer.post(f"/admin/posts/post/{other.pk}/unmerge/").status_code == 403
    assert "unmerge" not in as_writer.get(f"/admin/posts/post/{other.pk}/change/").content.decode()


def test_who_may_publish_but_not_change_is_not_offered_to_merge(as_staff_with, stays, other):
    publisher = as_staff_with("view_post", "publish_post")
    confirm(publisher, stays, other)

    assert not Merge.objects.exists()
