"""Articles beside others."""

import pytest

from posts.models import Edition, Relation
from posts.workflow import add_relations, replace_relations
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def test_relations_are_replaced_for_these_posts_alone_and_readers_are_told():
    a, b, c = (make_post(path=f"/{name}/", slug=name) for name in "abc")
    replace_relations([a.pk, b.pk], [Relation(post=a, target=b), Relation(post=b, target=a)])
    replace_relations([a.pk], [Relation(post=a, target=c)])

    pairs = Relation.objects.order_by("post").values_list("post", "target")
    assert list(pairs) == [(a.pk, c.pk), (b.pk, a.pk)]
    assert Edition.objects.current() == 2


def test_relations_that_are_there_are_not_added_again_and_change_no_edition():
    a, b = make_post(path="/a/", slug="a"), make_post(path="/b/", slug="b")
    for _ in range(2):
        add_relations([Relation(post=a, target=b)])
    replace_relations([b.pk], [])

    assert Relation.objects.count() == 1
    assert Edition.objects.current() == 1
