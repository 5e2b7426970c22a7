"""Tests."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from posts.admin.text_comparison import Change, Segment, compare, hunks

japanese = st.text(alphabet="東京都サーバーをが。、！？「」\nabc 12", max_size=200)


def rebuilt(segments: Iterable[Segment], without: Change) -> str:
    return "".join(segment.text for segment in segments if segment.change is not without)


@given(japanese, japanese)
def test_both_versions_can_be_rebuilt_to_the_letter(old, new):
    segments = compare(old, new)

    assert rebuilt(segments, Change.ADDED) == old
    assert rebuilt(segments, Change.REMOVED) == new


@given(st.text(), st.text())
def test_any_text_can_be_rebuilt(old, new):
    segments = compare(old, new)

    assert rebuilt(segments, Change.ADDED) == old
    assert rebuilt(segments, Change.REMOVED) == new


def test_equal_texts_are_one_piece():
    assert compare("変わらない。", "変わらない。") == (Segment(Change.SAME, "変わらない。"),)


def test_nothing_is_no_piece():
    assert compare("", "") == ()


def test_a_changed_word_is_marked_as_a_whole_word():
    assert compare("新製品のサーバを発表した。", "新製品のサーバーを発表した。") == (
        Segment(Change.SAME, "新製品の"),
        Segment(Change.REMOVED, "サーバ"),
        Segment(Change.ADDED, "サーバー"),
        Segment(Change.SAME, "を発表した。"),
    )


def test_an_added_sentence_leaves_its_neighbours_alone():
    assert compare("雨が降った。道が濡れた。", "雨が降った。夜になった。道が濡れた。") == (
        Segment(Change.SAME, "雨が降った。"),
        Segment(Change.ADDED, "夜になった。"),
        Segment(Change.SAME, "道が濡れた。"),
    )


def test_words_are_not_matched_across_sentences_that_have_nothing_in_common():
    segments = compare("東京は晴れ。", "大阪の株価が下がった。")

    assert segments == (
        Segment(Change.REMOVED, "東京は晴れ。"),
        Segment(Change.ADDED, "大阪の株価が下がった。"),
    )


def test_a_long_text_rewritten_throughout_can_be_rebuilt():
    old = "".join(f"第{number}章では半導体の歴史を述べます。\n" for number in range(400))
    new = old.replace("述べます", "述べる").replace("第7", "番外。第7")
    segments = compare(old, new)

    assert rebuilt(segments, Change.ADDED) == old
    assert rebuilt(segments, Change.REMOVED) == new
    assert sum(len(s.text) for s in segments if s.change is Change.SAME) > len(old) * 0.8


def shown(old: str, new: str) -> list[tuple[bool, list[str]]]:
    return [
        (
            hunk.folded,
            ["".join(segment.text for segment in line.segments) for line in hunk.lines],
        )
        for hunk in hunks(compare(old, new))
    ]


def test_lines_far_from_a_change_are_folded_away():
    old = "一行目。\n二行目。\n三行目。\n四行目。\n五行目。"

    assert shown(old, old.replace("五行目", "その五行目")) == [
        (True, ["一行目。", "二行目。", "三行目。"]),
        (False, ["四行目。", "その五行目。"]),
    ]


def test_an_added_line_break_is_shown_by_a_sign():
    assert shown("雨。風。", "雨。\n風。") == [(False, ["雨。↵", "風。"])]


def test_equal_texts_are_folded_as_a_whole():
    assert shown("同じ。\n文。", "同じ。\n文。") == [(True, ["同じ。", "文。"])]
