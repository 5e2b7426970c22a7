"""Tests."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.dictionary.word_lists import shipped_groups
from posts.search.query import Notice, ParsedQuery, expand, parse
from posts.search.query.parsed import LONGEST_TERM, MOST_TERMS
from posts.search.query.parsing import cleaned
from posts.search.tokens import fold


def test_blanks_become_single_and_none_stands_at_the_ends():
    assert cleaned(" AWS　 料金\t\n", 100) == "AWS 料金"


def test_what_no_text_can_hold_is_left_out():
    assert cleaned("京\ud800都\0大阪", 100) == "京都 大阪"


def test_what_nobody_sees_or_turns_the_letters_around_is_left_out():
    assert cleaned("\u202eA\u200dWS\u00ad\ufeff", 100) == "AWS"


def test_no_more_is_looked_at_than_asked_for():
    assert cleaned("京都大阪", 2) == "京都"


@given(st.text(alphabet=st.characters(exclude_categories=())), st.integers(0, 50))
def test_any_text_becomes_one_that_can_be_stored_and_stays_so(typed: str, longest: int):
    text = cleaned(typed, longest)
    assert "\0" not in text
    assert len(text.encode()) >= len(text)
    assert len(text) <= longest
    assert cleaned(text, longest) == text


def _groups(text: str) -> list[list[str]]:
    return [[term.folded for term in group] for group in parse(text).groups]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("AWS 料金", [["aws"], ["料金"]]),
        ("ＡＷＳ\u3000料金", [["aws"], ["料金"]]),
        ("京都 OR 大阪 観光", [["京都", "大阪"], ["観光"]]),
        ("京都|大阪 ＯＲ 神戸", [["京都", "大阪", "神戸"]]),
        ("京都 or 大阪", [["京都"], ["or"], ["大阪"]]),
        ("OR", [["or"]]),
        ("京都 OR", [["京都"]]),
        ("京都 OR OR 大阪", [["京都", "大阪"]]),
        ("AI ai ＡＩ", [["ai"]]),
        ("「生成AI」活用、規制", [["生成ai"], ["活用"], ["規制"]]),
        ("C++ C# .NET GPT-4? #AI 10,000 CI/CD", None),
        ("㈱ （株）未来", [["(株)"], ["(株)未来"]]),
        ("東京(首都)", [["東京"], ["首都"]]),
    ],
)
def test_words_are_joined_as_readers_expect(typed, groups):
    expected = groups or [["c++"], ["c#"], [".net"], ["gpt-4"], ["ai"], ["10,000"], ["ci/cd"]]
    assert _groups(typed) == expected


@pytest.mark.parametrize(
    "typed",
    ['"machine learning"', "“machine learning”", "＂machine　learning＂", "「machine learning」"],
)
def test_quotes_of_every_kind_make_a_phrase(typed):
    (term,) = parse(typed).terms
    assert (term.folded, term.is_phrase) == ("machine learning", True)
    assert term.alternatives == ("machine learning",)


def test_a_quote_that_is_never_closed_only_separates():
    assert _groups('生成AI "規制') == [["生成ai"], ["規制"]]
    assert _groups("「規制") == [["規制"]]
    assert [term.folded for term in parse('AI -"規制').excluded] == ["規制"]


@pytest.mark.parametrize(
    "typed", ["AI -規制", "AI －規制", 'AI -"規制"', "AI −「規制」", "-規制 AI"]
)
def test_a_minus_before_a_word_or_phrase_excludes_it(typed):
    query = parse(typed)
    assert [term.folded for term in query.excluded] == ["規制"]
    assert _groups(typed) == [["ai"]]


def test_a_minus_inside_a_word_or_alone_excludes_nothing():
    assert _groups("GPT-4 - AI") == [["gpt-4"], ["ai"]]
    assert parse("GPT-4 - AI").excluded == ()


def test_filters_are_known_by_their_english_and_japanese_names():
    english = parse('tag:AI author:"山田 花子" category:技術 after:2026-01-05 before:2026/02')
    japanese = parse(
        "タグ：ＡＩ 著者：「山田　花子」 カテゴリー: 技術 以降:2026年1月5日 以前:2026年2月"
    )
    assert english.filters == japanese.filters
    assert english.filters.tags == ("ai",)
    assert english.filters.authors == ("山田 花子",)
    assert english.filters.categories == ("技術",)
    assert (english.filters.after, english.filters.before) == (
        date(2026, 1, 5),
        date(2026, 2, 28),
    )
    assert english.groups == ()


def test_filters_may_exclude():
    filters = parse("-tag:広告 -author:山田 -category:告知").filters
    assert filters.without_tags == ("広告",)
    assert filters.without_authors == ("山田",)
    assert filters.without_categories == ("告知",)


def test_the_narrowest_of_several_days_counts():
    filters = parse("after:2025 after:2026 before:2027 before:2026").filters
    assert (filters.after, filters.before) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_key_that_is_not_known_or_has_no_value_is_a_word():
    assert _groups("https://example.com/a") == [["https://example.com/a"]]
    assert _groups("tag") == [["tag"]]
    assert _groups("metatag:x") == [["metatag:x"]]


def test_what_is_left_out_is_told_to_the_reader():
    assert parse("after:いつか AI").notices == (Notice.UNREADABLE_DATE,)
    assert parse("after:いつか").notices == (Notice.NOTHING_BUT_A_DATE,)
    assert parse("++").notices == (Notice.NOTHING_BUT_SIGNS,)
    assert parse("tag:AI OR 料金").notices == (Notice.OR_OF_FILTERS,)
    assert parse("AI ++").notices == (Notice.SIGNS_ONLY,)
    assert parse("あ" * 501).notices == (Notice.TERM_TOO_LONG,)
    assert len(parse("あ" * 501).terms[0].folded) == LONGEST_TERM
    assert parse("あ" * 10_001).notices == (Notice.QUERY_TOO_LONG, Notice.TERM_TOO_LONG)


def test_the_first_words_of_a_very_long_list_count():
    query = parse(" ".join(f"語{number}" for number in range(500)))
    assert len(query.terms) == MOST_TERMS
    assert query.notices == (Notice.TOO_MANY_TERMS,)


@pytest.mark.parametrize(
    "typed", ["", " \u3000\n", "-", '"', '""', "「」", "()", "tag:", "|", "\0"]
)
def test_nothing_asked_for_is_an_empty_query(typed):
    query = parse(typed)
    assert query.is_empty or _groups(typed) == [["tag"]]


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE posts; --",
        'NEAR("a" "b", 5) title:^x* AND NOT {y z}',
        "(((((a|b)*)+)?){1,9}$",
        "\\",
        "%_%",
        "\ud800 \udfff",
        "a\0b",
        "令和" * 5000,
        "「" * 10_000,
        'tag:"' * 2000,
        "-" * 10_000,
        "tag" + " " * 10_000,
        "\ufdfa" * 10_000,
    ],
)
def test_syntax_of_other_languages_is_only_text(typed):
    assert all(term.folded for term in expand(parse(typed), shipped_groups()).terms)


@given(
    st.text(st.characters(exclude_categories=()))
    | st.text(st.sampled_from('"「」-|:aORタグtag 年2'))
)
def test_no_text_raises_and_no_term_is_empty_or_unstorable(text):
    query = expand(parse(text), shipped_groups())
    assert isinstance(query, ParsedQuery)
    for term in (*query.terms, *query.excluded):
        assert all(spelling.strip() for spelling in term.alternatives)
        "".join(term.alternatives).encode()


@pytest.mark.parametrize("text", ["か月", "ヶ月", "ヵ月", "箇月", '"か月"'])
def test_a_counter_without_its_number_is_found_as_it_is_stored(text):
    (term,) = parse(text).terms
    assert term.alternatives == (fold(text.strip('"')), fold("3か月")[1:])
