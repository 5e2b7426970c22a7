from datetime import UTC, datetime

import pytest

from posts.admin.post.status import Standing, standing_at, standing_of
from posts.models import Post
from tests.factories import HIDDEN, make_post

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{}, *HIDDEN.values()], ids=["public", *HIDDEN])
def test_each_post_stands_in_one_place_and_both_ways_of_asking_agree(changes):
    post = make_post(**changes)
    found = [
        standing
        for standing in Standing
        if Post.objects.filter(standing_at(standing, NOW)).exists()
    ]

    assert found == [standing_of(post, NOW)]


@pytest.mark.django_db
def test_what_is_called_public_here_is_what_readers_see():
    for changes in [{}, *HIDDEN.values()]:
        make_post(**changes)
    called_public = Post.objects.filter(standing_at(Standing.PUBLIC, NOW))

    assert list(called_public) == list(Post.objects.public(NOW))
