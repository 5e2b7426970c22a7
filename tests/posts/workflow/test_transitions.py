"""From which status to which a post is moved, and who may change what readers see."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from posts.errors import TransitionError
from posts.models import Edition, Post, RevisionKind, Status
from posts.workflow import Edit, allowed_transitions, may_publish, record_edit, restore
from tests.factories import FAR_AWAY, HIDDEN, MORNING, make_author, make_post, make_tag

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DRAFT = HIDDEN["draft"] | {"path": None}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "everybody", "publishers"),
    [
        (Status.DRAFT, {Status.REVIEW}, {Status.REVIEW, Status.PUBLISHED}),
        (Status.REVIEW, {Status.DRAFT}, {Status.DRAFT, Status.PUBLISHED}),
        (Status.PUBLISHED, set(), {Status.WITHDRAWN}),
        (Status.WITHDRAWN, {Status.DRAFT}, {Status.DRAFT, Status.PUBLISHED}),
    ],
)
def test_each_status_has_its_ways_on(status, everybody, publishers, chief, writer):
    post = Post(status=status)

    assert set(allowed_transitions(post, writer)) == everybody
    assert set(allowed_transitions(post, chief)) == publishers


@pytest.mark.parametrize("before", Status)
@pytest.mark.parametrize("after", Status)
@pytest.mark.parametrize("who", ["chief", "writer"])
def test_just_the_allowed_ways_can_be_gone(before, after, who, request):
    by = request.getfixturevalue(who)
    post = make_post(status=before)
    if after in allowed_transitions(post, by):
        record_edit(Edit.of(post, by=by), to=after, now=NOW)
    else:
        with pytest.raises(TransitionError):
            record_edit(Edit.of(post, by=by), to=after, now=NOW)
        after = before

    assert Post.objects.get().status == after


def test_publishing_makes_the_post_public_now(chief):
    post = record_edit(
        Edit.of(make_post(**DRAFT, published_at=None, slug="a"), by=chief),
        to=Status.PUBLISHED,
        now=NOW,
    )

    assert post.published_at == NOW
    assert list(Post.objects.public(NOW)) == [post]
    assert Post.objects.get().path == "/2026/11/24/a/"


def test_a_date_in_the_future_stays_and_schedules(chief):
    record_edit(
        Edit.of(make_post(**DRAFT, published_at=FAR_AWAY), by=chief), to=Status.PUBLISHED, now=NOW
    )

    assert not Post.objects.public(NOW).exists()
    assert Post.objects.public(FAR_AWAY).exists()


def test_a_post_without_text_is_not_published(chief):
    with pytest.raises(TransitionError, match="本文が空"):
        record_edit(Edit.of(make_post(**DRAFT, body=" \n"), by=chief), to=Status.PUBLISHED, now=NOW)

    assert Post.objects.get().status == Status.DRAFT


def test_a_move_keeps_tags_and_authors_and_is_recorded(chief):
    tag, author = make_tag(), make_author()
    post = make_post(tags=[tag], authors=[author])
    record_edit(Edit.of(post, by=chief, note="誤報のため"), to=Status.WITHDRAWN, now=NOW)

    fresh = Post.objects.get()
    assert (fresh.tag_list(), fresh.author_list()) == ([tag], [author])
    revision = fresh.revisions.get()
    assert (revision.kind, revision.by, revision.note) == (
        RevisionKind.WITHDRAW,
        chief,
        "誤報のため",
    )
    assert Edition.objects.current() == 1


def test_a_refused_move_leaves_no_trace(writer):
    with pytest.raises(TransitionError):
        record_edit(Edit.of(make_post(**DRAFT), by=writer), to=Status.PUBLISHED, now=NOW)

    assert not Post.objects.get().revisions.exists()
    assert Edition.objects.current() == 0


@pytest.mark.parametrize(
    ("before", "after", "advances"),
    [
        (Status.DRAFT, Status.REVIEW, 0),
        (Status.REVIEW, Status.DRAFT, 0),
        (Status.DRAFT, Status.PUBLISHED, 1),
        (Status.PUBLISHED, Status.WITHDRAWN, 1),
        (Status.WITHDRAWN, Status.DRAFT, 1),
        (Status.WITHDRAWN, Status.PUBLISHED, 1),
    ],
)
def test_a_move_advances_the_edition_once_where_readers_see_it(before, after, advances, chief):
    # To readers a withdrawn post is gone, and a draft was never there.
    record_edit(Edit.of(make_post(status=before), by=chief), to=after, now=NOW)

    assert Edition.objects.current() == advances


def test_a_move_is_decided_by_the_stored_status(chief):
    post = make_post(status=Status.WITHDRAWN)
    Post.objects.update(status=Status.PUBLISHED)
    with pytest.raises(TransitionError, match="「公開」の記事は「下書き」にできません"):
        record_edit(Edit.of(post, by=chief), to=Status.DRAFT, now=NOW)


@pytest.mark.parametrize(
    ("before", "carried"),
    [
        (Status.PUBLISHED, Status.DRAFT),
        (Status.PUBLISHED, Status.REVIEW),
        (Status.DRAFT, Status.WITHDRAWN),
    ],
)
def test_a_carried_status_has_to_be_an_allowed_move_too(before, carried, chief):
    post = make_post(status=before)
    post.status = carried
    with pytest.raises(TransitionError, match="にできません"):
        edit(post, chief)

    assert Post.objects.get().status == before


def test_a_carried_status_is_a_move_like_one_that_is_named(chief):
    post = make_post(**DRAFT, published_at=None)
    post.status = Status.PUBLISHED
    edit(post, chief)

    assert Post.objects.public(MORNING).get().published_at == MORNING
    assert post.revisions.get().kind == RevisionKind.PUBLISH


def edit(post: Post, by: object) -> Post:
    post.title = "改題"
    return record_edit(Edit(post, (), (), by=by), now=MORNING)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["draft", "in review", "withdrawn"])
def test_everybody_edits_what_readers_do_not_see(name, writer):
    assert edit(make_post(**HIDDEN[name]), writer).title == "改題"


@pytest.mark.parametrize("changes", [{}, HIDDEN["scheduled"], HIDDEN["expired"]])
def test_a_published_post_is_edited_only_by_those_who_may_publish(changes, writer, chief):
    post = make_post(**changes)
    with pytest.raises(TransitionError, match="公開中の記事を直す権限"):
        edit(post, writer)
    assert Post.objects.get().title != "改題"

    assert edit(post, chief).title == "改題"


@pytest.mark.parametrize("carried", [Status.DRAFT, Status.PUBLISHED])
def test_neither_the_stored_nor_the_carried_status_is_a_way_around(carried, writer):
    stored = Status.PUBLISHED if carried == Status.DRAFT else Status.DRAFT
    post = make_post(status=stored)
    post.status = carried
    with pytest.raises(TransitionError):
        edit(post, writer)


def test_restoring_a_published_post_asks_for_the_same_right(writer, chief):
    post = edit(make_post(), chief)
    with pytest.raises(TransitionError):
        restore(post.revisions.get(), by=writer, now=MORNING)

    assert post.revisions.count() == 1


def test_a_command_acts_as_the_system():
    assert may_publish(None)
    assert edit(make_post(), None).title == "改題"
