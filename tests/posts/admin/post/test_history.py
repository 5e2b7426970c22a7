from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from posts.admin.post.history import changes_between
from posts.models import CONTENT, Post, Revision, RevisionKind, content_of
from posts.tags.models import Tag
from posts.workflow import Edit, record_edit
from tests.factories import HIDDEN, MORNING, make_author, make_post, make_tag
from tests.posts.admin.forms import press, said
from tests.posts.changed_content import edit_that_changes, full_draft

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


@pytest.mark.parametrize("field", CONTENT, ids=lambda field: field.name)
def test_each_field_that_changed_is_compared_under_its_label_and_no_other(field, chief):
    post = record_edit(Edit.of(full_draft(field)), now=MORNING)
    record_edit(edit_that_changes(post, field, by=chief), now=MORNING)
    new, old = post.revisions.all()
    [change] = changes_between(old.content, new.content)

    assert change.label == field.label
    assert any(line.changed for hunk in change.hunks for line in hunk.lines)


def test_the_first_version_shows_what_it_holds_and_nothing_that_every_post_has():
    old = content_of(Post())
    new = old | {"title": "題", "noindex": True, "tags": [{"key": 1, "name": "AI"}]}
    labels = [change.label for change in changes_between(None, new)]

    assert labels == ["見出し", "タグ", "検索エンジンに載せない"]


def test_a_move_to_another_status_is_shown_beside_the_content(as_chief):
    post = written_twice(as_chief)
    post.refresh_from_db()
    press(as_chief, "_review", post, title="さらに改めた題")
    text = page(as_chief, post, "3/").content.decode()

    assert "<h2>状態</h2>" in page(as_chief, post, f"{post.revisions.count()}/").content.decode()
    assert "<ins>さらに</ins>" in text


def test_what_could_not_be_brought_back_is_told(as_chief):
    post = written_twice(as_chief)
    Tag.objects.all().delete()
    response = as_chief.post(f"/admin/posts/post/{post.pk}/history/2/restore/", follow=True)

    assert "タグ「半導体」は削除されていたため、作り直しました。" in said(response)


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
