"""Which headings are questions, and what answers them."""

from __future__ import annotations

import pytest

from posts.public.structured_data.nodes import QuestionNode
from posts.public.structured_data.questions import LONGEST_ANSWER, questions_of
from posts.rendering import Heading, render

BODY = """## 瓦版とは何ですか？

江戸時代の**ニュース**です。

- 木版で刷られました

## 歴史

長い話です。

## 誰が書きましたか?

瓦版屋が書きました。

### いつですか？

十七世紀からです。
"""


def questions(markdown: str) -> tuple[QuestionNode, ...]:
    rendered = render(markdown)
    return questions_of(rendered.toc, rendered.html)


def test_headings_that_ask_are_answered_by_the_text_below_them():
    assert questions(BODY) == (
        QuestionNode("瓦版とは何ですか？", "江戸時代の ニュース です。 木版で刷られました"),
        QuestionNode("誰が書きましたか?", "瓦版屋が書きました。 いつですか？ 十七世紀からです。"),
        QuestionNode("いつですか？", "十七世紀からです。"),
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "本文だけ。",
        "## 何ですか？\n\n答え。",
        "## 何ですか？\n\n## 誰ですか？\n",
        "## 何ですか？\n\n答え。\n\n## 誰ですか？\n\n```\ncode\n```\n",
    ],
)
def test_fewer_than_two_answered_questions_are_none(markdown):
    assert questions(markdown) == ()


def test_what_is_shown_as_html_holds_no_tags():
    found = questions(
        "## `<script>`とは？\n\n`</script>`で閉じます & 終わり。\n\n## 安全？\n\n`<b>`です。"
    )
    assert found == (
        QuestionNode("&lt;script&gt;とは？", "&lt;/script&gt; で閉じます &amp; 終わり。"),
        QuestionNode("安全？", "&lt;b&gt; です。"),
    )


def test_a_long_answer_is_cut():
    found = questions(f"## 何ですか？\n\n{'長' * 3000}\n\n## 誰ですか？\n\n私。")
    assert len(found[0].answer) == LONGEST_ANSWER
    assert found[0].answer.endswith("…")


def test_headings_without_a_place_in_the_text_are_no_questions():
    outline = [Heading(2, "a", "何？"), Heading(2, "b", "誰？")]
    assert questions_of(outline, "<p>見出しのない本文。</p>") == ()
