from hypothesis import given
from hypothesis import strategies as st

from posts.search.query.cleaning import cleaned


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
