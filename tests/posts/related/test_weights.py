"""How much a term tells of an article, and how near two articles are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.related.weights import Frequencies, frequencies_of, key_terms, nearness, vector_of

RARE, KNOWN, COMMON, NEW = 1, 2, 3, 4
LARGE = Frequencies(100, {RARE: 2, KNOWN: 20, COMMON: 31})


def test_articles_are_counted_not_mentions():
    counted = frequencies_of([{RARE: 9, KNOWN: 4}, {KNOWN: 1}, {KNOWN: 1, COMMON: 3}])
    assert counted == Frequencies(3, {KNOWN: 3})


def test_the_rarer_a_term_the_heavier_and_a_common_one_weighs_nothing():
    vector = vector_of({RARE: 1, KNOWN: 1, COMMON: 50}, LARGE)
    rare, known = math.log(103 / 3), math.log(103 / 21)
    length = math.hypot(rare, known)
    assert vector == pytest.approx({RARE: rare / length, KNOWN: known / length})


def test_to_say_it_four_times_weighs_twice_as_much():
    once, often = (vector_of({RARE: n, KNOWN: 1}, LARGE) for n in (1, 4))
    assert often[RARE] / often[KNOWN] == pytest.approx(2 * once[RARE] / once[KNOWN])


def test_what_is_new_takes_no_weight_from_the_rest():
    without, with_new = (
        vector_of({RARE: 1, KNOWN: 2}, LARGE),
        vector_of({RARE: 1, KNOWN: 2, NEW: 3}, LARGE),
    )
    assert {term: with_new[term] for term in without} == without
    assert with_new[NEW] > with_new[RARE]


def test_an_empty_archive_weighs_all_terms_alike():
    assert vector_of({RARE: 1, NEW: 1}, Frequencies()) == pytest.approx(
        {RARE: math.sqrt(0.5), NEW: math.sqrt(0.5)}
    )


def test_an_article_of_common_terms_has_no_weights():
    assert vector_of({COMMON: 3}, LARGE) == {}
    assert vector_of({}, LARGE) == {}


def test_nearness_is_the_cosine():
    assert nearness({RARE: 0.6, KNOWN: 0.8}, {KNOWN: 1.0}) == pytest.approx(0.8)
    assert nearness({RARE: 1.0}, {KNOWN: 1.0}) == 0


def test_an_article_is_found_by_its_heaviest_terms_and_by_some_that_are_new():
    counted = Frequencies(1000, {**dict.fromkeys(range(100), 5), 500: 101})
    terms = {**dict.fromkeys(range(60), 1), **dict.fromkeys(range(900, 960), 1)}
    keys = key_terms(vector_of({**terms, 59: 9, 500: 30}, counted), counted)
    assert keys == [59, *range(9), *range(900, 906)]


TERMS = st.dictionaries(st.integers(0, 30), st.integers(1, 50), max_size=20)


@given(st.lists(TERMS, min_size=2, max_size=8))
def test_nearness_is_the_same_both_ways_and_between_nothing_and_all(topics):
    counted = frequencies_of(topics)
    vectors = [vector_of(terms, counted) for terms in topics]
    for one in vectors:
        assert nearness(one, one) == pytest.approx(1.0 if one else 0.0)
        for other in vectors:
            assert nearness(one, other) == nearness(other, one)
            assert 0 <= nearness(one, other) <= 1
