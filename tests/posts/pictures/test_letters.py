"""What stands on a card where the font lacks a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.pictures.letters import drawable


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("半導体の国内生産", "半導体の国内生産"),
        ("発表😀🇯🇵👨‍👩‍👧しました", "発表しました"),
        ("a\u202eb\u200fc", "abc"),
        ("一行\nに\tする", "一行 に する"),
        ("𝐀𝟙", "A1"),
        ("שלום", "〓"),
        ("한국어 제목", "〓 〓"),
        ("\ud800x", "x"),
        ("😀", ""),
    ],
)
def test_what_the_font_lacks_is_left_out_or_replaced(text, drawn):
    assert drawable(text) == drawn


@given(st.text())
def test_what_comes_out_can_be_drawn(text):
    assert all(drawable(letter) == letter for letter in drawable(text) if letter != " ")
