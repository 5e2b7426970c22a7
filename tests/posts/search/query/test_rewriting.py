"""A query written anew asks for the same, with one filter more or less."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from posts.search.query import Filters, Notice, chosen_filters, parse, written_anew

TYPED = st.lists(
    st.sampled_from(
        [
            "AWS",
            "料金 ",
            '"',
            "「",
            "」",
            "-",
            "OR ",
            "|",
            "tag:",
            "category:",
            "after:",
            "2026",
            "、",
            " ",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("text", ['"AWS', 'AWS "', "「AWS", "AWS OR", "AWS"])
def test_a_filter_is_added_to_what_was_asked_whatever_was_never_closed(text):
    query = parse(f'{written_anew(text)} tag:"AI 規制"')
    assert query.plain_words == ""
    assert [term.text for term in query.terms] == ["AWS"]
    assert query.filters == Filters(tags=("ai 規制",))


def test_each_filter_can_be_taken_off_and_all_else_stays():
    text = 'AWS OR GCP "生成 AI" -料金 tag:Amazon -カテゴリー:"AI 技術" after:2026-01-31'
    tag, category, after = chosen_filters(text)
    assert (tag.key, tag.value, tag.is_excluded) == ("tags", "Amazon", False)
    assert (category.key, category.value, category.is_excluded) == ("categories", "AI 技術", True)
    query = parse(text)
    assert parse(tag.rest) == replace(query, filters=replace(query.filters, tags=()))
    assert parse(category.rest).filters == replace(query.filters, without_categories=())
    assert parse(after.rest).filters == replace(query.filters, after=None)


@given(st.text(max_size=40) | TYPED)
def test_a_query_written_anew_asks_for_the_same(text):
    query, anew = parse(text), parse(written_anew(text))
    # An OR that joins nothing, and signs that nothing is searched for, may be left out.
    assume("or" not in [term.folded for term in (*query.terms, *query.excluded)])
    assume(not {Notice.SIGNS_ONLY, Notice.NOTHING_BUT_SIGNS}.intersection(query.notices))
    assert replace(anew, notices=()) == replace(query, notices=())
