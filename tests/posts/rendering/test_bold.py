"""Bold and Japanese: CommonMark leaves ``**`` literal beside ``「``; a newspaper cannot."""

from itertools import product

import pytest

from posts.rendering import render

INSIDE = [
    "「重要」",
    "（株）",
    "重要。",
    "『本』",
    "10%",
    "GPT-4o",
    "！",
    "【速報】",
    "“引用”",
    "語",
]
BESIDE = ["の", "、", "。", "は", "ー", "」", "（", "A", "1", "・", "", "ア", "漢", "！"]


@pytest.mark.parametrize(("bold", "beside"), list(product(INSIDE, BESIDE)))
def test_bold_is_bold_beside(bold, beside):
    html = render(f"前文{beside}**{bold}**{beside}後文").html
    assert html == f"<p>前文{beside}<strong>{bold}</strong>{beside}後文</p>"


@pytest.mark.parametrize("beside", BESIDE)
def test_emphasis_is_emphasis_beside(beside):
    html = render(f"前文{beside}*「題」*{beside}後文").html
    assert html == f"<p>前文{beside}<em>「題」</em>{beside}後文</p>"


def test_two_bold_passages_of_one_sentence_stay_two():
    html = render("**「甲」**と**「乙」**の**（丙）**。").html
    assert html == (
        "<p><strong>「甲」</strong>と<strong>「乙」</strong>の<strong>（丙）</strong>。</p>"
    )


def test_a_lone_pair_of_asterisks_stays_text():
    assert render("2 ** 3 と **閉じない").html == "<p>2 ** 3 と **閉じない</p>"
