"""Readings of words, and what has been typed of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.query.readings import reading_of, readings_typed


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("生成", "せいせい"),
        ("自動運転", "じどううんてん"),
        ("サーバー", "さーばー"),
        ("生成AI", "せいせいえーあい"),
        ("自動運転AI", "じどううんてんai"),
        ("NVIDIA", "えぬびでぃあ"),
        ("Xyzzy", ""),
    ],
)
def test_words_are_read_by_the_lists(word, reading):
    assert reading_of(word) == reading


def test_other_words_are_read_by_sudachi():
    pytest.importorskip("sudachipy", reason="Sudachi is not installed")
    assert reading_of("蒸気機関") == "じょうききかん"


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("じど", {"じど"}),
        ("ジドウ", {"じどう"}),
        ("jidou", {"じどう"}),
        ("kab", {"かば", "かび", "かぶ", "かべ", "かぼ"}),
        ("せ", set()),
        ("k", set()),
        ("world", set()),
        ("生成", set()),
        ("", set()),
        ("42", set()),
    ],
)
def test_what_is_typed_is_read_as_far_as_it_goes(typed, readings):
    assert set(readings_typed(typed)) == readings


@given(st.text(max_size=20))
def test_whatever_is_typed_is_no_error(text):
    assert all(readings_typed(text))
    assert isinstance(reading_of(text), str)
