from hypothesis import given
from hypothesis import strategies as st

from posts.search.tokens import (
    TITLE_PREFIX,
    NeededToken,
    fold,
    needed_tokens,
    title_tokens,
    tokens_of,
)
from posts.search.tokens.tokens import LONGEST_TOKEN, MOST_NEEDED_TOKENS


def _exactly(*tokens: str) -> tuple[NeededToken, ...]:
    return tuple(NeededToken(token, is_prefix=False) for token in tokens)


def test_ascii_words_are_whole_and_japanese_is_pairs_and_the_last_letter():
    assert tokens_of("gpt-4の東京都、法") == {"gpt", "4", "の東", "東京", "京都", "都", "法"}


def test_pairs_do_not_reach_over_signs_and_blanks():
    assert tokens_of("東京・大阪 神戸") == {"東京", "京", "大阪", "阪", "神戸", "戸"}


def test_a_text_without_letters_has_no_tokens():
    assert tokens_of("") == tokens_of("++ … _") == set()


def test_a_long_word_is_known_by_its_beginning():
    assert tokens_of("a" * 5000) == {"a" * LONGEST_TOKEN}
    assert needed_tokens("a" * 5000) == _exactly("a" * LONGEST_TOKEN)


def test_tokens_of_a_title_carry_a_mark_that_no_text_has():
    assert title_tokens("ai法") == {TITLE_PREFIX + "ai", TITLE_PREFIX + "法"}
    assert TITLE_PREFIX not in fold(f"題{TITLE_PREFIX}名")


def test_a_single_japanese_letter_is_asked_for_as_a_beginning():
    assert needed_tokens("法") == (NeededToken("法", is_prefix=True),)
    assert needed_tokens("ai法") == (*_exactly("ai"), NeededToken("法", is_prefix=True))


def test_a_passage_needs_its_pairs_but_not_its_last_letter():
    assert needed_tokens("東京都 gpt-4") == _exactly("東京", "京都", "gpt", "4")


def test_signs_need_nothing_and_a_long_passage_not_all():
    assert needed_tokens("++") == ()
    assert len(needed_tokens("".join(map(chr, range(0x4E00, 0x4E80))))) == MOST_NEEDED_TOKENS


@given(st.text(), st.text(), st.text())
def test_every_text_with_a_passage_has_what_the_passage_needs(before, passage, after):
    folded = fold(passage)
    tokens = tokens_of(f"{fold(before)} {folded} {fold(after)}")
    for needed in needed_tokens(folded):
        if needed.is_prefix:
            assert any(token.startswith(needed.token) for token in tokens)
        else:
            assert needed.token in tokens
