"""The way back to an earlier version."""

from datetime import UTC, datetime

import pytest

from posts.models import CONTENT, Image, Post, RevisionKind, Status, content_of
from posts.workflow import Edit, record_edit, restore
from tests.factories import HIDDEN, MORNING, make_author, make_category, make_post, make_tag
from tests.posts.changed_content import edit_that_changes, full_draft

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DRAFT = HIDDEN["draft"] | {"path": None}


@pytest.mark.parametrize("field", CONTENT, ids=lambda field: field.name)
def test_every_content_field_comes_back(field, chief):
    post = record_edit(Edit.of(full_draft(field)), now=NOW)
    first = post.revisions.get()
    record_edit(edit_that_changes(post, field), now=NOW)
    assert field.differs(first.content[field.name], content_of(post)[field.name])

    remarks = restore(first, by=chief, now=NOW)
    assert content_of(Post.objects.get()) == first.content
    assert remarks == []


def test_restoring_brings_content_back_and_leaves_the_status(chief):
    post = make_post(tags=[make_tag()], authors=[make_author()], category=make_category())
    record_edit(Edit.of(post, by=chief), to=Status.WITHDRAWN, now=NOW)
    old = post.revisions.get()
    record_edit(Edit.of(post, by=chief), to=Status.PUBLISHED, now=NOW)
    post.title, post.body, post.category = "別の題", "別の本文。", None
    restore(old, by=chief, now=NOW)

    fresh = Post.objects.get()
    assert (fresh.title, fresh.body) == (old.title, old.content["body"])
    assert [tag.name for tag in fresh.tag_list()] == ["半導体"]
    assert fresh.category is not None
    assert (fresh.status, fresh.published_at) == (Status.PUBLISHED, MORNING)
    newest = fresh.revisions.first()
    assert newest is not None
    assert (newest.number, newest.kind, newest.note) == (
        3,
        RevisionKind.RESTORE,
        "第1版から復元",
    )


def test_restoring_makes_a_tag_anew_that_was_deleted_since(chief):
    tag = make_tag()
    post = make_post(tags=[tag])
    record_edit(Edit.of(post, by=chief), to=Status.WITHDRAWN, now=NOW)
    tag.delete()
    remarks = restore(post.revisions.get(), by=chief, now=NOW)

    assert [tag.name for tag in Post.objects.get().tag_list()] == ["半導体"]
    assert remarks == ["タグ「半導体」は削除されていたため、作り直しました。"]


def test_restoring_leaves_out_a_picture_that_was_deleted_since_and_says_so(chief):
    cover = Image.objects.create(path="/assets/a.png", created_at=MORNING)
    post = record_edit(Edit.of(make_post(cover=cover)), now=NOW)
    cover.delete()
    remarks = restore(post.revisions.get(), by=chief, now=NOW)

    assert Post.objects.get().cover is None
    assert remarks == [
        "カバー画像「/assets/a.png」は削除されているため、戻せませんでした。",
    ]


def test_restoring_finds_a_category_that_was_renamed_since(chief):
    category = make_category(name="技術")
    post = record_edit(Edit.of(make_post(category=category)), now=NOW)
    category.name = "テクノロジー"
    category.save()
    post.category = None
    record_edit(Edit.of(post), now=NOW)
    remarks = restore(post.revisions.get(number=1), by=chief, now=NOW)

    assert Post.objects.get().category == category
    assert remarks == []


def test_a_published_post_keeps_slug_and_date_where_the_version_had_none(chief):
    draft = record_edit(Edit.of(make_post(**DRAFT, slug="", published_at=None)), now=NOW)
    draft.slug = "chips"
    record_edit(Edit.of(draft, by=chief), to=Status.PUBLISHED, now=NOW)
    remarks = restore(draft.revisions.get(number=1), by=chief, now=NOW)

    fresh = Post.objects.get()
    assert (fresh.slug, fresh.path, fresh.published_at) == ("chips", "/2026/11/24/chips/", NOW)
    assert remarks == [
        "スラッグは公開アドレスに必要なため、空欄に戻さず、いまのままにしました。",
        "公開日時は公開アドレスに必要なため、空欄に戻さず、いまのままにしました。",
    ]


def test_a_field_that_was_no_content_yet_stays_as_it_is(chief):
    post = record_edit(Edit.of(make_post(disclosure="提供記事です。")), now=NOW)
    old = post.revisions.get()
    old.snapshot["content"].pop("disclosure")
    restore(old, by=chief, now=NOW)

    assert Post.objects.get().disclosure == "提供記事です。"
