from datetime import UTC, datetime
from typing import Any

from django.test import Client

from posts.admin.post.history import changes_between
from posts.models import Post, Revision, RevisionKind
from tests.factories import HIDDEN, make_author, make_post, make_tag
from tests.posts.admin.forms import press, said

DRAFT = HIDDEN["draft"] | {"path": None}


def written_twice(client: Client, **first: Any) -> Post:
    """A draft with two versions; the second has another title, body and tag."""
    make_tag(name="半導体")
    press(client, "_continue", title="はじめの題", body="雨が降った。", note="初稿", **first)
    post = Post.objects.get()
    press(client, "_continue", post, title="改めた題", body="雨が止んだ。", tag_names="半導体")
    return post


def page(client: Client, post: Post, path: str = "") -> Any:
    return client.get(f"/admin/posts/post/{post.pk}/history/{path}")


def test_versions_are_listed_with_who_and_when_and_why(as_chief):
    post = written_twice(as_chief)
    Revision.objects.update(created_at=datetime(2025, 11, 4, 15, 30, tzinfo=UTC))
    text = page(as_chief, post).content.decode()

    assert text.index("第2版") < text.index("第1版")
    for word in ("desk", "2025年11月5日 00:30", "初稿", "編集"):
        assert word in text


def test_a_version_shows_what_changed_since_the_one_before(as_chief):
    text = page(as_chief, written_twice(as_chief), "2/").content.decode()

    assert "<del>はじめの題</del><ins>改めた題</ins>" in text
    assert "<ins>半導体　</ins>" in text


def test_text_of_a_version_is_never_markup(as_chief):
    press(as_chief, "_continue", body="<script>alert(1)</script>")
    text = page(as_chief, Post.objects.get(), "1/").content.decode()

    assert "<script>alert" not in text
    assert "&lt;" in text


def test_only_fields_that_changed_are_compared():
    old = Revision(title="題", body="本文", status="draft", tag_names=["AI"])
    new = Revision(title="題", body="本文", status="review", tag_names=["AI", "光"])

    assert [change.label for change in changes_between(old, new)] == ["タグ", "状態"]


def test_going_back_asks_first_and_says_what_changes(as_chief):
    post = written_twice(as_chief)
    text = page(as_chief, post, "1/restore/").content.decode()

    assert "<del>改めた題</del><ins>はじめの題</ins>" in text
    assert Post.objects.get().title == "改めた題"


def test_going_back_brings_the_content_as_a_new_version(as_chief, chief):
    make_author()
    post = written_twice(as_chief, author_names="青木 遥")
    response = as_chief.post(f"/admin/posts/post/{post.pk}/history/1/restore/", follow=True)

    post = Post.objects.get()
    assert (post.title, post.body, post.tag_list()) == ("はじめの題", "雨が降った。", [])
    newest = post.revisions.first()
    assert newest is not None
    assert (newest.number, newest.kind, newest.by) == (3, RevisionKind.RESTORE, chief)
    assert said(response)[0] == "第1版の内容に戻しました。"


def test_nobody_goes_back_without_the_right_to_change(as_chief, as_staff_with):
    post = written_twice(as_chief)
    viewer = as_staff_with("view_post")

    assert page(viewer, post, "1/").status_code == 200
    assert "この版に戻す" not in page(viewer, post, "1/").content.decode()
    assert page(viewer, post, "1/restore/").status_code == 403
    url = f"/admin/posts/post/{post.pk}/history/1/restore/"
    assert viewer.post(url).status_code == 403
    assert Post.objects.get().title == "改めた題"


def test_a_writer_does_not_turn_back_a_published_post(as_chief, as_writer):
    post = written_twice(as_chief)
    post.refresh_from_db()
    press(as_chief, "_publish", post)

    assert page(as_writer, post, "1/restore/").status_code == 403


def test_the_newest_version_is_not_offered_for_going_back(as_chief):
    post = written_twice(as_chief)

    assert "この版に戻す" in page(as_chief, post, "1/").content.decode()
    assert "この版に戻す" not in page(as_chief, post, "2/").content.decode()


def test_a_version_that_is_not_there_is_not_found(as_chief):
    assert page(as_chief, written_twice(as_chief), "9/").status_code == 404


def test_a_post_without_versions_says_so(as_chief):
    assert "まだ履歴がありません" in page(as_chief, make_post(**DRAFT)).content.decode()


def test_nobody_without_the_right_to_posts_sees_the_history(as_staff_with):
    assert page(as_staff_with(), make_post()).status_code == 403
