"""What each article is about, as saves go by."""

from __future__ import annotations

import pytest

from posts.models import Post, Status, Suggestion, Topic, TopicTerm, WordFrequencies
from posts.related.likeness import MOST_CHOICES
from posts.related.suggestions import suggest_for_all
from posts.related.topics import MANY, count_terms, frequencies
from posts.search.tokens.terms import term_hash, unpacked
from posts.workflow import (
    Edit,
    delete_post,
    record_edit,
    record_edits,
)
from tests import factories

pytestmark = pytest.mark.django_db

SUBJECTS = ("全固体電池", "量子計算機", "洋上風力", "自動運転", "人型ロボット")


def story(number: int, subject: str, **changes) -> Edit:
    """A saved article of its own words on a subject."""
    own = chr(0x5000 + number) * 2
    body = f"{subject}の話です。{subject}を{own}が調べました。\n\n{own}と{subject}の行方。\n"
    return Edit(factories.make_post(title=f"{subject}と{own}", body=body, **changes), (), ())


def save(number: int, subject: str, **changes) -> Post:
    return record_edit(story(number, subject, **changes), now=factories.MORNING)


def terms_of(post: Post) -> dict[int, int]:
    return unpacked(Topic.objects.get(post=post).terms)


def stored() -> dict[tuple[int, int], float]:
    rows = Suggestion.objects.values_list("post_id", "target_id", "likeness")
    return {(post, target): likeness for post, target, likeness in rows}


def test_a_draft_has_a_topic_from_its_first_save_and_a_new_one_with_new_words():
    post = save(1, "全固体電池", status=Status.DRAFT, path=None)
    assert terms_of(post)[term_hash("電池")] == 5 + 3
    post.title, post.body = "洋上風力", "洋上風力の話です。"
    record_edit(Edit(post, (), ()), now=factories.MORNING)
    assert term_hash("電池") not in terms_of(post)
    assert terms_of(post)[term_hash("風力")] == 5 + 1
    assert TopicTerm.objects.filter(post=post, term=term_hash("風力")).count() == 1


def test_tags_and_excerpt_are_part_of_the_topic():
    post = factories.make_post(title="話", body="話", excerpt="潮力")
    record_edit(Edit(post, (factories.make_tag(name="発電"),), ()), now=factories.MORNING)
    assert {term_hash("発電"), term_hash("潮力")} <= terms_of(post).keys()


def test_a_topic_goes_with_its_post(chief):
    post = save(1, "全固体電池")
    delete_post(post, by=chief, now=factories.MORNING)
    assert not Topic.objects.exists()
    assert not TopicTerm.objects.exists()


def test_a_young_archive_is_counted_whenever_it_has_doubled():
    counted = []
    for number in range(5):
        save(number, "全固体電池")
        counted.append(WordFrequencies.objects.get().documents)
    assert counted == [1, 2, 2, 4, 4]
    assert frequencies().counts[term_hash("電池")] == 4


def test_many_at_once_leave_the_counting_to_whoever_saves_them():
    record_edits([story(number, "全固体電池") for number in range(MANY)], now=factories.MORNING)
    assert Topic.objects.count() == MANY
    assert not TopicTerm.objects.exists()
    assert count_terms().counts[term_hash("電池")] == MANY
    assert TopicTerm.objects.values("post").distinct().count() == MANY


def test_articles_on_the_same_stand_beside_each_other_without_tags():
    posts = [save(number, SUBJECTS[number % 5]) for number in range(15)]
    for number, post in enumerate(posts):
        nearest = Suggestion.objects.filter(post=post)[:2].values_list("target_id", flat=True)
        assert {posts.index(Post.objects.get(pk=key)) % 5 for key in nearest} == {number % 5}


def test_what_saves_bring_is_what_choosing_for_all_brings():
    posts = [save(number, SUBJECTS[number % 3]) for number in range(MOST_CHOICES)]
    count_terms()
    suggest_for_all()
    before = stored()
    for number, subject in ((3, "量子計算機"), (5, "洋上風力"), (7, "全固体電池")):
        post = posts[number]
        post.title, post.body = f"{subject}の今", f"{subject}の話です。人型ロボットも。"
        record_edit(Edit(post, (), ()), now=factories.MORNING)
    incremental = stored()
    suggest_for_all()
    assert incremental != before
    # Lists are not full, so that nobody has left one whom only the next choice brings back.
    assert len(incremental) == MOST_CHOICES * (MOST_CHOICES - 1)
    assert incremental == pytest.approx(stored())
