from datetime import UTC, datetime

import pytest

from posts.errors import TransitionError
from posts.models import Edition, Post, RevisionKind, Status
from posts.workflow import (
    allowed_transitions,
    publish,
    return_to_draft,
    submit_for_review,
    withdraw,
)
from tests.factories import (
    FAR_AWAY,
    HIDDEN,
    make_author,
    make_post,
    make_tag,
)

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DRAFT = HIDDEN["draft"] | {"path": None}
MOVES = {
    Status.PUBLISHED: publish,
    Status.WITHDRAWN: withdraw,
    Status.REVIEW: submit_for_review,
    Status.DRAFT: return_to_draft,
}


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
        MOVES[after](post, by=by, now=NOW)
    else:
        with pytest.raises(TransitionError):
            MOVES[after](post, by=by, now=NOW)
        after = before

    assert Post.objects.get().status == after


def test_publishing_makes_the_post_public_now(chief):
    post = publish(make_post(**DRAFT, published_at=None, slug="a"), by=chief, now=NOW)

    assert post.published_at == NOW
    assert list(Post.objects.public(NOW)) == [post]
    assert Post.objects.get().path == "/2026/11/24/a/"


def test_a_date_in_the_future_stays_and_schedules(chief):
    publish(make_post(**DRAFT, published_at=FAR_AWAY), by=chief, now=NOW)

    assert not Post.objects.public(NOW).exists()
    assert Post.objects.public(FAR_AWAY).exists()


def test_a_post_without_text_is_not_published(chief):
    with pytest.raises(TransitionError, match="本文が空"):
        publish(make_post(**DRAFT, body=" \n"), by=chief, now=NOW)

    assert Post.objects.get().status == Status.DRAFT


def test_a_move_keeps_tags_and_authors_and_is_recorded(chief):
    tag, author = make_tag(), make_author()
    post = make_post(tags=[tag], authors=[author])
    withdraw(post, by=chief, now=NOW, note="誤報のため")

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
        publish(make_post(**DRAFT), by=writer, now=NOW)

    assert not Post.objects.get().revisions.exists()
    assert Edition.objects.current() == 0


@pytest.mark.parametrize(
    ("before", "move", "advances"),
    [
        (Status.DRAFT, submit_for_review, 0),
        (Status.REVIEW, return_to_draft, 0),
        (Status.DRAFT, publish, 1),
        (Status.PUBLISHED, withdraw, 1),
        (Status.WITHDRAWN, return_to_draft, 1),
        (Status.WITHDRAWN, publish, 1),
    ],
)
def test_a_move_advances_the_edition_once_where_readers_see_it(before, move, advances, chief):
    # To readers a withdrawn post is gone, and a draft was never there.
    move(make_post(status=before), by=chief, now=NOW)

    assert Edition.objects.current() == advances


def test_a_move_is_decided_by_the_stored_status(chief):
    post = make_post(status=Status.WITHDRAWN)
    Post.objects.update(status=Status.PUBLISHED)
    with pytest.raises(TransitionError, match="「公開」の記事は「下書き」にできません"):
        return_to_draft(post, by=chief, now=NOW)
