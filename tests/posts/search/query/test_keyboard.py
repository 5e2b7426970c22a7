import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.query import meant_by
from posts.search.query.romaji import kana_to_romaji, romaji_to_kana


@pytest.mark.parametrize(
    ("roman", "kana"),
    [
        ("toukyou", "とうきょう"),
        ("ＴＯＵＫＹＯＵ", "とうきょう"),
        ("sa-ba-", "さーばー"),
        ("shinbun", "しんぶん"),
        ("sinnbunn", "しんぶん"),
        ("konnichiha", "こんにちは"),
        ("gakkou", "がっこう"),
        ("matcha", "まっちゃ"),
        ("chatto", "ちゃっと"),
        ("kin'yuu", "きんゆう"),
        ("faibu", "ふぁいぶ"),
        ("gpt", None),
        ("hello", None),
        ("東京", None),
    ],
)
def test_roman_letters_are_read_as_kana_or_not_at_all(roman, kana):
    assert romaji_to_kana(roman) == kana


@pytest.mark.parametrize(
    ("kana", "roman"),
    [
        ("おぺない", "openai"),
        ("ごおgぇ", "google"),
        ("あっpぇ", "apple"),
        ("んゔぃぢあ", "nvidia"),
        ("みcろそft", "microsoft"),
        ("cぁうで", "claude"),
    ],
)
def test_english_typed_in_kana_mode_is_told(kana, roman):
    assert roman in kana_to_romaji(kana)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("toukyou", "東京"),
        ("tokyo", "東京"),
        ("oosaka", "大阪"),
        ("osaka", "大阪"),
        ("とうきょう", "東京"),
        ("s4g)4", "東京"),
        ("さーばー", "サーバー"),
        ("sa-ba-", "サーバー"),
        ("おぺない", "openai"),
        ("ちてと", "aws"),
        ("きららきりい", "google"),
    ],
)
def test_the_wrong_mode_of_the_keyboard_is_understood(typed, meant):
    assert meant in meant_by(typed)


@given(
    st.text(st.characters(exclude_categories=())) | st.text(st.sampled_from("んっaknー゛@[あぇ"))
)
def test_no_text_raises_and_none_is_meant_by_itself(text):
    assert text not in meant_by(text)


def test_a_very_long_text_means_nothing_else():
    assert meant_by("a" * 10_000) == ()
