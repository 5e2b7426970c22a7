import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.query import morphemes
from posts.search.query.morphemes import stands_as_word


@pytest.fixture
def sudachi():
    pytest.importorskip("sudachipy", reason="SudachiPy is not installed")


def test_a_short_word_stands_where_the_dictionary_has_its_edges(sudachi):
    assert stands_as_word("京大の研究", ["京大"])
    assert not stands_as_word("東京大学の研究", ["京大"])
    assert stands_as_word("東京大学と京大の研究", ["京大"])
    assert stands_as_word("機械学習の基礎", ["学習"])


def test_one_spelling_that_stands_is_enough(sudachi):
    assert stands_as_word("京都大学と東京大学", ["京大", "京都大学"])


def test_long_words_and_ascii_pass_wherever_they_stand(sudachi):
    assert stands_as_word("生成ai時代", ["ai"])
    assert stands_as_word("超大規模言語モデル", ["大規模言語モデル"])
    assert stands_as_word("何もない", ["京大"])


def test_without_sudachi_everything_passes(monkeypatch):
    monkeypatch.setattr(morphemes, "_tokenizer", lambda: None)
    assert stands_as_word("東京大学だけの研究", ["京大"])


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=5), max_size=4))
def test_no_text_is_an_error(text, spellings):
    assert stands_as_word(text, spellings) in (True, False)
