from datetime import UTC, datetime

import pytest

from posts.admin.post.status import EffectiveStatus, effective_status_of, has_effective_status
from posts.models import Post
from tests.factories import HIDDEN, make_post

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{}, *HIDDEN.values()], ids=["public", *HIDDEN])
def test_each_post_stands_in_one_place_and_both_ways_of_asking_agree(changes):
    post = make_post(**changes)
    found = [
        status
        for status in EffectiveStatus
        if Post.objects.filter(has_effective_status(status, NOW)).exists()
    ]

    assert found == [effective_status_of(post, NOW)]


@pytest.mark.django_db
def test_what_is_called_public_here_is_what_readers_see():
    for changes in [{}, *HIDDEN.values()]:
        make_post(**changes)
    called_public = Post.objects.filter(has_effective_status(EffectiveStatus.PUBLIC, NOW))

    assert list(called_public) == list(Post.objects.public(NOW))
