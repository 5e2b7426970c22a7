"""What stands on a card where the font lacks a letter."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from posts.pictures import CARD_SIZE, CardWords, draw_card
from posts.pictures.social_card import drawable


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


def card_of(headline: str, category: str = "技術") -> bytes:
    return draw_card(CardWords(headline, "瓦版テスト", category, "news.example"))


@pytest.mark.parametrize(
    "headline",
    [
        "",
        "AI",
        "</script><b>\"'",
        "😀😀😀",
        "שלום عربي \u202e",
        "あ" * 300,
        "word" * 75,
        "改行\n\n\0と制御",
        "\ud800",
        "한국어",
    ],
)
def test_every_headline_makes_a_card(headline):
    with Image.open(BytesIO(card_of(headline))) as picture:
        assert (picture.format, picture.size) == ("PNG", CARD_SIZE)


def test_the_same_words_make_the_same_card():
    assert card_of("新工場が稼働") == card_of("新工場が稼働")
    assert card_of("新工場が稼働") != card_of("新工場が休止")


def test_long_names_stay_on_the_card():
    long = draw_card(CardWords("題", "とても長い媒体名" * 20, "長いカテゴリー" * 20, "host." * 40))
    with Image.open(BytesIO(long)) as picture:
        frame = picture.convert("RGB").crop((1130, 0, 1200, 630))
        assert len(frame.getcolors() or ()) == 1


def test_a_card_without_category_has_no_mark():
    assert card_of("題", "") != card_of("題")
