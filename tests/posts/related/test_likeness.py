"""How well one article reads after another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.related.likeness import (
    COMMON,
    MOST_CHOICES,
    Traits,
    choose,
    choose_for_all,
    likeness,
    weights_of,
)

RARE, WIDE, CHIPS, CARS = 1, 2, 3, 4


def article(key: int, *tags: int, category: int | None = None, year: float = 50.0) -> Traits:
    return Traits(key, frozenset(tags), category, year)


def test_a_rare_tag_counts_for_more_than_a_wide_one():
    weights = weights_of({RARE: 2, WIDE: 90})
    subject = article(1, RARE, WIDE)
    found = choose(subject, [article(2, WIDE, year=51), article(3, RARE)], weights)
    assert list(found) == [3, 2]


def test_a_tag_on_too_many_articles_counts_for_nothing():
    assert weights_of({WIDE: COMMON + 1, RARE: COMMON}).keys() == {RARE}


def test_among_articles_with_the_same_tags_the_category_counts_and_then_the_date():
    weights = weights_of({RARE: 4})
    subject = article(1, RARE, category=CHIPS)
    others = [
        article(2, RARE, category=CARS, year=50),
        article(3, RARE, category=CARS, year=51),
        article(4, RARE, category=CHIPS, year=49),
    ]
    assert list(choose(subject, others, weights)) == [4, 3, 2]


def test_articles_without_a_category_do_not_share_one():
    first, second = article(2, category=None, year=50.0), article(3, category=CHIPS, year=50.1)
    assert list(choose(article(1), [first, second], {})) == [3, 2]


def test_an_article_is_never_chosen_for_itself():
    subject = article(1, RARE)
    assert choose(subject, [subject], weights_of({RARE: 1})) == {}
    assert dict(choose_for_all([subject])) == {1: {}}


def test_an_article_without_shared_tags_has_the_newest_of_its_category_beside_it():
    articles = [article(key, category=CHIPS, year=40 + key) for key in range(1, 30)]
    found = dict(choose_for_all(articles))
    assert list(found[1]) == [29, 28, 27, 26, 25, 24, 23, 22]
    assert list(found[29])[0] == 28


def test_what_articles_say_counts_for_more_than_their_tags():
    weights = weights_of({RARE: 2, WIDE: 2, CHIPS: 2})
    subject = Traits(1, frozenset({RARE, WIDE}), None, 50.0, {7: 0.8, 8: 0.6}, frozenset({7}))
    near = Traits(2, frozenset(), None, 50.0, {7: 0.3, 9: 0.9}, frozenset({7}))
    tagged = Traits(3, frozenset({RARE, WIDE}), None, 50.0, {6: 1.0}, frozenset({6}))
    assert list(choose(subject, [near, tagged], weights)) == [2, 3]


def test_articles_that_are_about_as_near_are_ordered_by_their_tags():
    subject, nearer, tagged = (
        Traits(key, tags, None, 50.0, {7: weight}, frozenset({7}))
        for key, tags, weight in (
            (1, frozenset({RARE}), 1.0),
            (2, frozenset(), 0.401),
            (3, frozenset({RARE}), 0.4),
        )
    )
    assert list(choose(subject, [nearer, tagged], weights_of({RARE: 2}))) == [3, 2]


def test_articles_without_a_common_key_term_are_not_near_by_what_they_say():
    subject = Traits(1, frozenset(), None, 50.0, {7: 0.8, 8: 0.6}, frozenset({7}))
    other = Traits(2, frozenset(), None, 50.0, {8: 1.0}, frozenset({8}))
    assert likeness(subject, other, {}) == likeness(subject, article(3), {})


VECTORS = st.dictionaries(st.integers(1, 9), st.floats(0.01, 0.4), max_size=5)
TRAITS = st.builds(
    Traits,
    key=st.integers(1, 1000),
    tags=st.frozensets(st.integers(1, 12), max_size=5),
    category=st.none() | st.integers(1, 3),
    year=st.floats(30, 60),
    vector=VECTORS,
    terms=st.frozensets(st.integers(1, 9), max_size=2),
)


@given(st.lists(TRAITS, min_size=1, max_size=40, unique_by=lambda each: each.key))
def test_choosing_for_all_is_choosing_for_each_among_those_that_share_something(articles):
    uses: dict[int, int] = {}
    for each in articles:
        for tag in each.tags:
            uses[tag] = uses.get(tag, 0) + 1
    weights = weights_of(uses)
    newest = sorted(articles, key=lambda each: (each.year, each.key), reverse=True)
    for subject, (key, choices) in zip(articles, choose_for_all(articles), strict=True):
        beside = [each for each in newest if each.category == subject.category]
        near = {each.key: each for each in beside[: MOST_CHOICES + 1]}
        near |= {each.key: each for each in articles if each.tags & subject.tags}
        near |= {each.key: each for each in articles if each.terms & subject.terms}
        assert key == subject.key
        expected = choose(subject, near.values(), weights)
        # The order in which weights are added up shows in the last digit.
        assert list(choices.values()) == pytest.approx(list(expected.values()))
        assert len(choices) <= MOST_CHOICES
        assert key not in choices
