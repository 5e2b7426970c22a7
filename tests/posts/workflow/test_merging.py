"""Merging posts, and parting them again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from posts.errors import AddressError, StaleEditError, TransitionError
from posts.models import Alias, Edition, Link, Merge, Post, Relation, RevisionKind, Status
from posts.workflow import (
    Edit,
    allowed_transitions,
    combined_tags,
    merge_posts,
    record_edit,
    undo_merge,
)
from tests.factories import (
    FAR_AWAY,
    HIDDEN,
    make_alias,
    make_author,
    make_page,
    make_post,
    make_redirect_to,
    make_tag,
)

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def written(**changes: Any) -> Post:
    """A post that went through the workflow, so that its links are known."""
    return record_edit(Edit(make_post(**changes), (), ()), now=NOW)


def merge(survivor: Post, *others: Post, by: User | None = None) -> Post:
    merge_posts(survivor, others, tuple(survivor.tag_list()), by=by, now=NOW)
    return survivor


def status_of(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


def test_every_address_of_the_others_leads_straight_to_the_one_that_stays(client, chief):
    stays, first, second = (make_post(path=f"/{name}/") for name in ("stays", "first", "second"))
    make_alias("/older/", first)
    merge(stays, first, second, by=chief)

    for path in ("/first/", "/older/", "/second/"):
        assert status_of(client, path) == (301, "/stays/")
    assert client.get("/stays/").status_code == 200


def test_a_redirect_to_one_of_the_others_keeps_its_fragment_and_is_no_chain(client):
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    make_redirect_to("/old/", "/other/#節")
    merge(stays, other)

    assert Alias.objects.get(path="/old/").address == "/stays/#節"


def test_the_others_keep_their_text_and_their_history_names_the_merge(chief):
    stays = make_post(title="残る記事", path="/stays/")
    other = make_post(title="まとめられる記事", path="/other/", body="失われない本文。")
    edition = Edition.objects.current()
    merge(stays, other, by=chief)

    other.refresh_from_db()
    assert (other.status, other.path, other.body) == (
        Status.WITHDRAWN,
        None,
        "失われない本文。",
    )
    for post, note in ((stays, "「まとめられる記事」を統合"), (other, "「残る記事」に統合")):
        revision = post.revisions.get()
        assert (revision.kind, revision.note, revision.by) == (RevisionKind.MERGE, note, chief)
    assert Edition.objects.current() == edition + 1


def test_a_long_title_fits_into_the_note():
    stays, other = make_post(path="/stays/"), make_post(path="/other/", title="長" * 500)
    merge(stays, other)

    note = stays.revisions.get().note
    assert len(note) == 500
    assert note.endswith("…を統合")


def test_links_in_posts_and_pages_show_the_one_that_stays():
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    make_alias("/older/", other)
    post = written(path="/linking/", body="[a](/other/?x=1#節) [b](/older/)")
    page = record_edit(Edit(make_page(body="[a](/other/)"), (), ()), now=NOW)
    own = written(path="/own/", body="[a](/other/)")
    merge(stays, other)
    merge(own, stays)

    for row in (post, page, own):
        row.refresh_from_db()
        assert 'href="/other/' not in row.body_html
        assert 'href="/stays/' not in row.body_html
    assert 'href="/own/?x=1#節"' in post.body_html
    assert 'href="/own/"' in page.body_html
    assert not Link.objects.dead(NOW).exists()
    assert set(Link.objects.values_list("target", flat=True)) == {own.pk}


def test_relations_follow_once_each_and_never_to_the_post_itself():
    stays, other, third, fourth = (make_post(path=f"/{number}/") for number in range(4))
    Relation.objects.create(post=third, target=other)
    Relation.objects.create(post=fourth, target=other)
    Relation.objects.create(post=fourth, target=stays)
    Relation.objects.create(post=stays, target=other)
    Relation.objects.create(post=stays, target=third)
    Relation.objects.create(post=other, target=stays)
    Relation.objects.create(post=other, target=third, position=1)
    Relation.objects.create(post=other, target=fourth, position=2, reason="続報")
    merge(stays, other)

    assert third.relations.get().target == stays
    shown = fourth.relations.filter(target__in=Post.objects.public(NOW))
    assert [relation.target for relation in shown] == [stays]
    shown = stays.relations.filter(target__in=Post.objects.public(NOW))
    assert [(each.target, each.reason) for each in shown] == [(third, ""), (fourth, "続報")]


def test_tags_are_those_that_the_merging_names():
    first, second, third = (make_tag(name=name) for name in ("量子", "光", "半導体"))
    stays = make_post(path="/stays/", tags=[first, second], authors=[make_author()])
    other = make_post(path="/other/", tags=[second, third])
    tags = combined_tags([stays, other])
    merge_posts(stays, (other,), tags, by=None, now=NOW)

    fresh = Post.objects.get(pk=stays.pk)
    assert fresh.tag_list() == [first, second, third]
    assert [author.name for author in fresh.author_list()] == ["青木 遥"]
    assert Post.objects.get(pk=other.pk).tag_list() == [second, third]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_readers_cannot_see_does_not_stay(name):
    stays, other = make_post(path="/stays/", **HIDDEN[name]), make_post(path="/other/")
    with pytest.raises(TransitionError, match="公開中のもの"):
        merge(stays, other)

    assert Post.objects.get(pk=other.pk).path == "/other/"


def test_who_may_not_publish_merges_and_parts_nothing(writer):
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    with pytest.raises(TransitionError, match="権限"):
        merge(stays, other, by=writer)
    merge(stays, other)
    with pytest.raises(TransitionError, match="権限"):
        undo_merge(other, by=writer, now=NOW)

    assert Merge.objects.get().post == other


def test_a_post_is_not_merged_with_itself_nor_twice():
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    for others in ((), (stays,)):
        with pytest.raises(TransitionError, match="二つ以上"):
            merge(stays, *others)
    merge(stays, other)
    with pytest.raises(TransitionError, match="すでに"):
        merge(stays, other)


def test_nothing_is_merged_when_somebody_saved_meanwhile():
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    Post.objects.filter(pk=other.pk).update(version=7)
    with pytest.raises(StaleEditError):
        merge(stays, other)

    assert Post.objects.get(pk=other.pk).status == Status.PUBLISHED
    assert not Alias.objects.exists()
    assert not Merge.objects.exists()


def test_a_merged_post_is_published_only_after_it_was_parted(chief):
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    merge(stays, other)

    assert allowed_transitions(other, chief) == ()
    with pytest.raises(TransitionError, match="先に統合を取り消して"):
        record_edit(Edit.of(other, by=chief), to=Status.PUBLISHED, now=NOW)


def test_parting_gives_back_status_addresses_links_and_relations(client, chief):
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    make_alias("/older/", other)
    make_alias("/elder/", stays)
    linking = written(path="/linking/", body="[a](/other/) [b](/older/) [c](/stays/)")
    relation = Relation.objects.create(post=linking, target=other)
    before = Post.objects.get(pk=linking.pk).body_html
    merge(stays, other)
    undo_merge(Post.objects.get(pk=other.pk), by=chief, now=NOW)

    assert client.get("/other/").status_code == 200
    assert status_of(client, "/older/") == (301, "/other/")
    assert status_of(client, "/elder/") == (301, "/stays/")
    relation.refresh_from_db()
    assert relation.target == other
    assert Post.objects.get(pk=linking.pk).body_html == before
    assert set(Link.objects.values_list("path", "target__path")) == {
        ("/other/", "/other/"),
        ("/older/", "/other/"),
        ("/stays/", "/stays/"),
    }
    newest = other.revisions.first()
    assert newest is not None
    assert (newest.kind, newest.note) == (RevisionKind.RESTORE, "統合を取り消し")
    assert not Merge.objects.exists()


def test_a_merge_of_a_merge_is_parted_step_by_step(client):
    first, second, third = (make_post(path=f"/{name}/") for name in ("a", "b", "c"))
    merge(first, second)
    merge(third, Post.objects.get(pk=first.pk))
    assert status_of(client, "/b/") == (301, "/c/")

    undo_merge(Post.objects.get(pk=first.pk), by=None, now=NOW)
    assert status_of(client, "/b/") == (301, "/a/")
    undo_merge(Post.objects.get(pk=second.pk), by=None, now=NOW)
    assert client.get("/b/").status_code == 200


def test_a_merge_can_be_undone_though_the_other_post_is_deleted(client):
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    make_alias("/older/", other)
    linking = written(path="/linking/", body="[b](/older/)")
    merge(stays, other)
    stays.delete()
    assert client.get("/other/").status_code == 410

    undo_merge(Post.objects.get(pk=other.pk), by=None, now=NOW)
    assert status_of(client, "/older/") == (301, "/other/")
    linking.refresh_from_db()
    assert 'href="/other/"' in linking.body_html


def test_a_post_is_not_parted_when_its_address_is_taken():
    stays, other = make_post(path="/stays/"), make_post(path="/other/")
    merge(stays, other)
    make_post(title="新しい住人", path="/other/")
    with pytest.raises(AddressError, match="新しい住人"):
        undo_merge(other, by=None, now=NOW)

    assert Merge.objects.exists()


def test_what_was_never_merged_is_not_parted():
    with pytest.raises(TransitionError, match="統合されていません"):
        undo_merge(make_post(), by=None, now=NOW)


def test_a_scheduled_or_unpublished_post_can_be_merged_and_parted():
    stays = make_post(path="/stays/")
    scheduled = make_post(path="/scheduled/", published_at=FAR_AWAY)
    draft = make_post(status=Status.DRAFT, path=None)
    merge(stays, scheduled, draft)
    for post in (scheduled, draft):
        undo_merge(Post.objects.get(pk=post.pk), by=None, now=NOW)

    assert list(Post.objects.order_by("pk").values_list("status", "path"))[1:] == [
        (Status.PUBLISHED, "/scheduled/"),
        (Status.DRAFT, None),
    ]
