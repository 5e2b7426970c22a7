"""Words out of running text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from posts.search.tokens.words import words_of


def test_a_run_of_one_script_is_a_word_as_it_is_written():
    text = "生成AIのGPT-4は、㈱瓦版のサーバーとNode.jsやC++で動く。ＡＷＳは2026年に値上げ、Aは無い"
    assert words_of(text) == {
        "生成", "AI", "GPT-4", "瓦版", "サーバー", "Node.js", "C++", "ＡＷＳ", "値上",
    }  # fmt: skip


def test_katakana_of_half_width_are_words():
    assert words_of("新しいｻｰﾊﾞｰとﾊﾟｿｺﾝ") == {"ｻｰﾊﾞｰ", "ﾊﾟｿｺﾝ"}


@given(st.text(max_size=200))
def test_any_text_has_words_that_stand_in_it(text):
    for word in words_of(text):
        assert word in text
