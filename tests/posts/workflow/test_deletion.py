from datetime import UTC, datetime

import pytest

from posts.errors import TransitionError
from posts.models import Alias, Edition, Post, Revision
from posts.workflow import Edit, delete_post, record_edit
from tests.factories import HIDDEN, make_alias, make_post

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DRAFT = HIDDEN["draft"] | {"path": None}


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
