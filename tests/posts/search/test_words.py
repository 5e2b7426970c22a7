"""Words out of running text, and the spellings of a word that people mix up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.words import skeleton, words_of


def test_a_run_of_one_script_is_a_word_as_it_is_written():
    text = "生成AIのGPT-4は、㈱瓦版のサーバーとNode.jsやC++で動く。ＡＷＳは2026年に値上げ、Aは無い"
    assert words_of(text) == {
        "生成", "AI", "GPT-4", "瓦版", "サーバー", "Node.js", "C++", "ＡＷＳ", "値上",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバ", "サーバー"), ("OpenAI", "Openai"), ("ＡＷＳ", "aws"), ("ウェブ", "ウエブ"),
        ("ヴァイオリン", "バイオリン"), ("オープンソース", "オープン・ソース"),
        ("コンピューター", "コンピュータ"), ("e-mail", "email"),
    ],
)  # fmt: skip
def test_spellings_that_people_mix_up_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("パス", "パース"), ("レベル", "レーベル"), ("タブ", "タブー"), ("ハブ", "バス")],
)
def test_words_that_only_look_alike_are_kept_apart(one, other):
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=200))
def test_any_text_has_words_that_stand_in_it(text):
    for word in words_of(text):
        assert word in text
        assert skeleton(word)
