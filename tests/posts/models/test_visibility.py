"""Who may see what, at the very moment at which it changes."""

from datetime import timedelta

import pytest

from posts.models import Post, Status
from tests.factories import MORNING, make_post

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)
NOON = MORNING + timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "is_public"),
    [
        (MORNING - MOMENT, False),
        (MORNING, True),
        (NOON - MOMENT, True),
        (NOON, False),
        (NOON + MOMENT, False),
    ],
    ids=["before it appears", "as it appears", "before it expires", "as it expires", "after that"],
)
def test_a_post_is_public_from_its_date_until_just_before_it_expires(at, is_public):
    post = make_post(published_at=MORNING, expires_at=NOON)

    assert post.is_public(at) is is_public
    assert Post.objects.public(at).exists() is is_public


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_only_a_published_post_is_public(status):
    post = make_post(status=status)

    assert not post.is_public(NOON)
    assert not Post.objects.public(NOON).exists()
