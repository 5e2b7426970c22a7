"""Which article stands where on the front page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.public.lists.front_plan import (
    HEAD,
    MOST_SECTIONS,
    OF_A_SECTION,
    FrontCandidates,
    first_page_size,
    plan_front,
)

NEWS, TESTS, ESSAYS = 1, 2, 3


def newest(*categories: int | None) -> list[tuple[int, int | None]]:
    """Articles 1, 2, 3, … of these categories, the newest first."""
    return list(enumerate(categories, start=1))


def test_pins_lead_and_the_newest_fill_the_head():
    plan = plan_front(FrontCandidates([8, 6], newest(*[NEWS] * 9), {}), 20)
    assert plan.head == (8, 6, 1, 2, 3)
    assert plan.rest == (4, 5, 7, 9)


def test_more_pins_than_the_head_holds_leave_the_last_ones_to_the_stream():
    plan = plan_front(FrontCandidates([7, 6, 5, 4, 3, 2], newest(*[NEWS] * 7), {}), 20)
    assert plan.head == (7, 6, 5, 4, 3)
    assert plan.rest == (1, 2)


def test_without_a_choice_the_liveliest_categories_get_a_section():
    articles = newest(*[NEWS] * 9, *[TESTS] * 3, *[ESSAYS] * 2)
    assert plan_front(FrontCandidates([], articles, {}), 20).sections == (
        (NEWS, (6, 7, 8)),
        (TESTS, (10, 11, 12)),
    )


def test_one_category_alone_needs_no_section():
    assert plan_front(FrontCandidates([], newest(*[NEWS] * 30), {}), 20).sections == ()


def test_sections_that_editors_chose_stand_in_their_order_even_with_one_article():
    chosen = {ESSAYS: [20], NEWS: [1, 6, 7, 8], TESTS: []}
    plan = plan_front(FrontCandidates([], newest(*[NEWS] * 9), chosen), 20)
    assert plan.sections == ((ESSAYS, (20,)), (NEWS, (6, 7, 8)))


def test_a_site_without_articles_has_an_empty_plan():
    assert plan_front(FrontCandidates([], [], {}), 20).keys == ()


def test_the_newest_of_thirty_with_a_picture_leads_and_those_behind_are_too_old():
    articles = newest(*[NEWS] * 40)
    assert plan_front(FrontCandidates([], articles, {}, {30, 31}), 40).head == (30, 1, 2, 3, 4)
    assert plan_front(FrontCandidates([], articles, {}, {31}), 40).head == (1, 2, 3, 4, 5)


def test_pins_keep_their_places_and_a_picture_comes_first_of_the_others():
    articles = newest(*[NEWS] * 9)
    assert plan_front(FrontCandidates([9, 8], articles, {}, {7}), 20).head == (9, 8, 7, 1, 2)
    assert plan_front(FrontCandidates([9, 8], articles, {}, {8, 7}), 20).head == (9, 8, 1, 2, 3)
    pins = [9, 8, 7, 6, 5]
    assert plan_front(FrontCandidates(pins, articles, {}, {1}), 20).head == tuple(pins)


def test_the_newest_of_a_section_with_a_picture_carries_it():
    chosen = {ESSAYS: [20, 21, 22, 23, 24]}
    plan = plan_front(FrontCandidates([], newest(*[NEWS] * 5), chosen, {1, 23, 24}), 20)
    assert plan.sections == ((ESSAYS, (23, 20, 21)),)


@pytest.mark.parametrize("chosen", [0, 1, 6])
@pytest.mark.parametrize("size", [1, 20, 100])
def test_articles_are_left_for_the_list_below_whatever_stands_above(chosen, size):
    articles = newest(*[1, 2, 3, 4, 5, 6] * 50)
    by_category = {
        category: [key for key, its in articles if its == category][:8]
        for category in range(1, chosen + 1)
    }
    plan = plan_front(FrontCandidates([], articles, by_category), first_page_size(size, chosen))
    assert len(plan.rest) >= 8


@given(
    pinned=st.lists(st.integers(1, 60), unique=True, max_size=8),
    categories=st.lists(st.sampled_from([None, 1, 2, 3, 4, 5, 6]), max_size=60),
    size=st.integers(1, 100),
    pictured=st.sets(st.integers(1, 60)),
)
def test_no_article_stands_twice_and_the_first_page_leaves_none_of_its_own_out(
    pinned, categories, size, pictured
):
    plan = plan_front(FrontCandidates(pinned, newest(*categories), {}, pictured), size)
    assert len(plan.keys) == len(set(plan.keys))
    assert set(range(1, len(categories) + 1)[:size]) <= set(plan.keys)
    assert len(plan.head) <= HEAD
    assert len(plan.sections) <= MOST_SECTIONS
    assert all(len(keys) == OF_A_SECTION for _, keys in plan.sections)
