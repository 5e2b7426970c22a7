"""Who may change what readers see."""

from __future__ import annotations

import pytest

from posts.errors import TransitionError
from posts.models import Post, Status
from posts.workflow import Edit, may_publish, record_edit, restore
from tests.factories import HIDDEN, MORNING, make_post

pytestmark = pytest.mark.django_db


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
