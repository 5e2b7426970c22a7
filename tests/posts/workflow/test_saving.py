from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from posts.authors.models import Author
from posts.errors import AddressError, StaleEditError, TransitionError
from posts.models import (
    Alias,
    Edition,
    Post,
    Revision,
    RevisionKind,
    Status,
    content_field,
    content_of,
)
from posts.tags.models import Tag
from posts.workflow import Edit, delete_post, record_edit, record_edits
from tests.factories import (
    HIDDEN,
    MORNING,
    make_alias,
    make_author,
    make_category,
    make_post,
    make_tag,
)

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DRAFT = HIDDEN["draft"] | {"path": None}

pytestmark = pytest.mark.django_db


def edit(
    post: Post, tags: Iterable[Tag] = (), authors: Iterable[Author] = (), **changes: Any
) -> Edit:
    return Edit(post=post, tags=tuple(tags), authors=tuple(authors), **changes)


def test_a_new_post_gets_html_counts_a_version_and_a_revision():
    post = record_edit(edit(Post(title="題", body="**半導体**の記事。")), now=NOW)

    assert "<strong>半導体</strong>" in post.body_html
    assert (post.characters, post.reading_minutes, post.version) == (7, 1, 1)
    assert (post.created_at, post.saved_at) == (NOW, NOW)
    assert post.revisions.get().number == 1


def test_an_edit_replaces_tags_and_authors_in_order():
    first, second = make_tag(name="量子"), make_tag(name="光")
    author = make_author()
    post = make_post(**DRAFT, tags=[first], authors=[])
    record_edit(edit(post, tags=[second, first], authors=[author]), now=NOW)

    fresh = Post.objects.get()
    assert fresh.tag_list() == [second, first]
    assert fresh.author_list() == [author]


def test_a_revision_is_a_copy_of_the_content(chief):
    post = make_post(**DRAFT, category=make_category())
    post.title = "改題"
    record_edit(
        edit(post, tags=[make_tag()], authors=[make_author()], by=chief, note="題を直した"), now=NOW
    )

    copy = Revision.objects.get()
    assert copy.snapshot == {"version": 1, "content": content_of(Post.objects.get())}
    assert (copy.title, copy.content["body"], copy.status) == ("改題", post.body, Status.DRAFT)
    assert content_field("tags").shown(copy.content["tags"]) == ["半導体"]
    assert (copy.kind, copy.by, copy.note, copy.created_at) == (
        RevisionKind.EDIT,
        chief,
        "題を直した",
        NOW,
    )


def test_revisions_are_numbered_for_each_post():
    one, other = make_post(**DRAFT), make_post(**DRAFT)
    record_edit(edit(one), now=NOW)
    record_edits([edit(one), edit(other)], now=NOW)

    assert [revision.number for revision in one.revisions.all()] == [2, 1]
    assert [revision.number for revision in other.revisions.all()] == [1]


def test_whoever_saves_second_is_refused():
    post = make_post(**DRAFT)
    mine, theirs = Post.objects.get(), Post.objects.get()
    record_edit(edit(theirs), now=NOW)
    mine.title = "わたしの題"
    with pytest.raises(StaleEditError, match="別の人が保存しました"):
        record_edit(edit(mine), now=NOW)

    assert Post.objects.get().title == post.title
    assert Revision.objects.count() == 1


def test_the_version_that_was_seen_can_be_named():
    post = make_post(**DRAFT, version=5)
    with pytest.raises(StaleEditError):
        record_edit(edit(post, version=4), now=NOW)


def test_one_refusal_saves_none_of_many():
    fresh, stale = make_post(**DRAFT, title="一"), make_post(**DRAFT, title="二")
    fresh.title = "改題"
    with pytest.raises(StaleEditError):
        record_edits([edit(fresh), edit(stale, version=9)], now=NOW)

    assert set(Post.objects.values_list("title", flat=True)) == {"一", "二"}


def test_an_address_that_is_taken_is_refused_by_name():
    make_post(title="先の記事", slug="same", path="/2025/11/04/same/")
    post = make_post(slug="other", path="/2025/11/04/other/")
    post.slug = "same"
    with pytest.raises(AddressError, match="「先の記事」"):
        record_edit(edit(post), now=NOW)

    assert Post.objects.get(pk=post.pk).slug == "other"


def test_a_draft_is_saved_without_an_edition_and_a_public_post_with_one():
    draft, public = make_post(**DRAFT), make_post()
    record_edit(edit(draft), now=NOW)
    assert Edition.objects.current() == 0
    record_edit(edit(public), now=NOW)

    assert Edition.objects.current() == 1


def test_many_edits_advance_the_edition_once():
    record_edits([edit(make_post()) for _ in range(3)], now=NOW)

    assert Edition.objects.current() == 1


def test_nothing_to_save_changes_nothing():
    record_edits([], now=NOW)

    assert Edition.objects.current() == 0


def test_every_column_is_written():
    post = make_post(**DRAFT)
    post.expires_at = NOW + timedelta(days=1)
    post.noindex, post.in_sitemap, post.disclosure = True, False, "提供記事です。"
    post.front_matter = {"layout": "post"}
    record_edit(edit(post), now=NOW)

    fresh = Post.objects.get()
    assert fresh.expires_at == NOW + timedelta(days=1)
    assert (fresh.noindex, fresh.in_sitemap, fresh.disclosure) == (True, False, "提供記事です。")
    assert (fresh.front_matter, fresh.created_at) == ({"layout": "post"}, MORNING)


def test_a_title_is_stored_as_text_that_breaks_between_phrases():
    post = make_post(**DRAFT)
    post.title = "2026年の市場を読む</script>"
    record_edit(edit(post), now=NOW)

    fresh = Post.objects.get()
    assert fresh.headline == "2026年の<wbr>市場を<wbr>読む<wbr>&lt;/script&gt;"
    assert hasattr(fresh.headline, "__html__")


def test_a_title_that_was_never_saved_so_is_shown_as_it_is():
    post = make_post(title="<b>市場</b>")
    assert (post.title_html, post.headline) == ("", "<b>市場</b>")
    assert not hasattr(post.headline, "__html__")


def test_every_address_of_a_deleted_post_is_gone(chief):
    post = make_post(path="/new/")
    make_alias("/old/", post)
    delete_post(post, by=chief, now=NOW)

    assert not Post.objects.exists()
    assert dict(Alias.objects.values_list("path", "post")) == {"/new/": None, "/old/": None}
    assert Edition.objects.current() == 1


def test_the_history_goes_with_the_post(chief):
    post = make_post(**DRAFT)
    record_edit(Edit(post=post, tags=(), authors=()), now=NOW)
    delete_post(post, by=chief, now=NOW)

    assert not Revision.objects.exists()


def test_a_draft_that_readers_never_saw_leaves_nothing(writer):
    delete_post(make_post(**DRAFT), by=writer, now=NOW)

    assert not Post.objects.exists()
    assert not Alias.objects.exists()
    assert Edition.objects.current() == 0


def test_what_readers_know_is_deleted_only_by_those_who_may_publish(writer):
    with pytest.raises(TransitionError, match="権限"):
        delete_post(make_post(), by=writer, now=NOW)

    assert Post.objects.exists()
