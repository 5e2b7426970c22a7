"""Which articles stand beside which, as saves go by."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import Edition, Post, Status, Suggestion
from posts.related.likeness import MOST_CHOICES
from posts.related.suggestions import suggest, suggest_after_import, suggest_for_all
from posts.related.topics import MANY
from posts.workflow import Edit, record_edit
from tests import factories

pytestmark = pytest.mark.django_db


def beside(post: Post) -> list[int]:
    return list(post.suggestions.values_list("target_id", flat=True))


def stored() -> set[tuple[int, int]]:
    return set(Suggestion.objects.values_list("post_id", "target_id"))


@pytest.fixture
def tags():
    return {name: factories.make_tag(name=name) for name in ("電池", "半導体", "全固体")}


def test_choosing_for_all_sets_articles_with_shared_tags_beside_each_other(tags):
    first = factories.make_post(tags=[tags["電池"], tags["全固体"]])
    second = factories.make_post(tags=[tags["電池"], tags["全固体"]])
    third = factories.make_post(tags=[tags["電池"]])
    factories.make_post(tags=[tags["半導体"]], category=factories.make_category())
    assert suggest_for_all() == 6
    assert beside(first) == [second.pk, third.pk]
    assert beside(third)[0] in (first.pk, second.pk)


def test_choosing_twice_chooses_the_same(tags):
    for _ in range(5):
        factories.make_post(tags=[tags["電池"]])
    suggest_for_all()
    before = stored()
    suggest_for_all()
    assert stored() == before


def test_a_save_chooses_for_the_post_and_enters_its_neighbours_lists(tags, chief):
    old = factories.make_post(tags=[tags["電池"]])
    new = factories.make_post(status=Status.DRAFT, path=None, tags=[tags["電池"]])
    record_edit(Edit.of(new, by=chief), to=Status.PUBLISHED, now=factories.MORNING)
    assert stored() == {(old.pk, new.pk), (new.pk, old.pk)}


def test_a_withdrawn_post_leaves_all_lists(tags, chief):
    old, new = (factories.make_post(tags=[tags["電池"]]) for _ in range(2))
    suggest_for_all()
    record_edit(Edit.of(new, by=chief), to=Status.WITHDRAWN, now=factories.MORNING)
    assert stored() == set()
    assert beside(old) == []


def test_other_tags_bring_other_neighbours(tags):
    post, chips, cells = (
        factories.make_post(tags=[tags[name]], category=factories.make_category(name=n, slug=n))
        for name, n in (("電池", "a"), ("半導体", "b"), ("電池", "c"))
    )
    suggest_for_all()
    assert beside(post) == [cells.pk]
    record_edit(Edit(post=post, tags=(tags["半導体"],), authors=()), now=factories.MORNING)
    assert stored() == {(post.pk, chips.pk), (chips.pk, post.pk)}


def test_who_enters_a_full_list_puts_the_last_one_out(tags):
    posts = [factories.make_post(tags=[tags["電池"]]) for _ in range(MOST_CHOICES + 1)]
    suggest_for_all()
    newest = factories.make_post(tags=[tags["電池"]], published_at=factories.LONG_AGO)
    suggest([newest.pk])
    assert len(beside(newest)) == MOST_CHOICES
    assert newest.pk not in beside(posts[0])
    nearer = factories.make_post(tags=[tags["電池"]], published_at=factories.FAR_AWAY)
    suggest([nearer.pk])
    assert all(beside(post)[0] == nearer.pk for post in posts)
    assert {len(beside(post)) for post in posts} == {MOST_CHOICES}


def test_many_posts_and_few_come_to_the_same(tags):
    keys = [factories.make_post(tags=[tags["電池"]]).pk]
    keys += [factories.make_post(tags=[tags["電池"], tags["全固体"]]).pk for _ in range(3)]
    suggest(keys)
    few = stored()
    suggest([*keys, *range(10**6, 10**6 + MANY)])
    assert stored() == few


def test_a_draft_costs_little_and_no_new_edition(tags):
    draft = factories.make_post(status=Status.DRAFT, path=None, tags=[tags["電池"]])
    before = Edition.objects.current()
    with CaptureQueriesContext(connection) as queries:
        suggest([draft.pk])
    assert Edition.objects.current() == before
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) <= 4


def test_nothing_saved_is_nothing_chosen(django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        suggest([])


def test_an_import_chooses_also_for_those_that_a_killed_one_left(tags):
    left, there, other = (factories.make_post(tags=[tags["電池"]]) for _ in range(3))
    suggest([there.pk])
    Suggestion.objects.filter(post=left).delete()
    alone = factories.make_post(category=factories.make_category())
    suggest_after_import([])
    assert set(beside(left)) == {there.pk, other.pk}
    assert beside(alone) == []
    before = Edition.objects.current()
    suggest_after_import([])
    assert Edition.objects.current() == before
