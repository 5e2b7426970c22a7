"""Ids of headings: kramdown's rule, so that links into old pages keep working."""

import pytest

from posts.rendering import render
from posts.rendering.identifiers import heading_id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("概要と背景", "概要と背景"),
        ("GPT-4o とは？", "gpt-4o-とは"),
        ("「引用」、そして…", "引用そして"),
        ("① 基盤", "-基盤"),
        ("A_b c", "a_b-c"),
        ("が゛ ー々", "が-ー々"),
        ("１２ ｋｍ", "１２-ｋｍ"),
    ],
)
def test_id_keeps_letters_digits_and_hyphens(text, wanted):
    assert heading_id(text) == wanted


def test_ids_written_by_the_author_win_and_stay_unique():
    html = render("## 序 {#hajime}\n\n## hajime\n\n## 序").html
    assert '<h2 id="hajime">序</h2>' in html
    assert '<h2 id="hajime-1">hajime</h2>' in html
    assert '<h2 id="序">序</h2>' in html


def test_a_numbered_heading_does_not_take_the_id_of_a_repeated_one():
    html = render("## 号\n\n## 号-1\n\n## 号").html
    assert [part.split('"')[0] for part in html.split('id="')[1:]] == ["号", "号-1", "号-2"]


@pytest.mark.parametrize("name", ["main", "header", "cookie", "forms", "Location"])
def test_ids_that_the_page_or_the_browser_needs_are_set_aside(name):
    assert f'id="{name.lower()}-1"' in render(f"## {name}").html
    assert f'id="{name}-1"' in render(f'<p id="{name}">段落</p>').html
    assert f'href="#{name}-1"' in render(f"[節](#{name})").html
