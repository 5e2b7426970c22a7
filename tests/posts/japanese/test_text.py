import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.japanese import compose, count_characters, join_soft_breaks, reading_minutes


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("円安が\n進む", "円安が進む"),
        ("円安が \n  進む", "円安が進む"),
        ("円安が\r\n進む", "円安が進む"),
        ("円\n安\n株", "円安株"),
        ("「円安」、\n（株高）", "「円安」、（株高）"),
        ("ｶﾞﾜ\nカワ", "ｶﾞﾜカワ"),
        ("２０２５年\n㈱瓦版", "２０２５年㈱瓦版"),
        ("𠮷野\n𠮷田", "𠮷野𠮷田"),
        ("葛\U000e0100\n城", "葛\U000e0100城"),
        ("そして…\n朝", "そして…朝"),
        ("朝\n――夜", "朝――夜"),
    ],
)
def test_a_break_between_japanese_characters_goes(text, joined):
    assert join_soft_breaks(text) == joined


@pytest.mark.parametrize(
    "text",
    [
        "円安は\nFRB",
        "FRB\nは",
        "the end…\nof it",
        "end…\n\n朝",
        "円安\n\n株高",
        "円安  \n株高",
        "한국어\n한국어",
        "5\n円",
        "円</p>\n<p>株",
    ],
)
def test_every_other_break_stays(text):
    assert join_soft_breaks(text) == text


@given(st.text(alphabet="円あaA1…\n \t\r。"))
def test_joining_removes_white_space_only_and_once_is_enough(text):
    joined = join_soft_breaks(text)
    assert "".join(joined.split()) == "".join(text.split())
    assert join_soft_breaks(joined) == joined


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\u3000\t", 0),
        ("円安 ドル高", 5),
        ("か\u3099", 1),
        ("葛\U000e0100城", 2),
        ("円\u200b安\ufeff", 2),
        ("円安\n株高\n円安", 4),
        ("円 安\n円安", 2),
    ],
)
def test_characters_that_are_read_are_counted(text, count):
    assert count_characters(text) == count


@pytest.mark.parametrize(
    ("characters", "minutes"), [(0, 1), (1, 1), (500, 1), (501, 2), (1000, 2), (15_000, 30)]
)
def test_reading_takes_whole_minutes_and_at_least_one(characters, minutes):
    assert reading_minutes(characters) == minutes


def test_composing_keeps_the_form_of_a_kanji_that_a_name_is_written_with():
    assert compose("\ufa19か\u3099\ufa1a") == "\ufa19が\ufa1a"
    assert unicodedata.normalize("NFC", "\ufa19") != "\ufa19"


@given(st.text())
def test_composing_twice_changes_nothing_more(text):
    assert compose(compose(text)) == compose(text)
