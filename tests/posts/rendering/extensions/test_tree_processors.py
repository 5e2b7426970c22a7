"""Boxes in the page, also where the structure of the text breaks them."""

from contextlib import suppress

import pytest

from posts.errors import RenderingError
from posts.rendering import Flavour, RenderOptions, render
from posts.rendering.identifiers import heading_id


def test_details_without_a_title_are_named():
    assert "<summary>詳細</summary>" in render(":::details\n中\n:::").html


def test_titles_are_markdown_and_safe():
    html = render(":::details **太** <script>x()</script><b onclick=y()>字\n中\n:::").html
    assert "<summary><strong>太</strong>" in html
    assert "<script" not in html
    assert "onclick" not in html


def test_headings_in_boxes_are_in_the_contents():
    assert [heading.text for heading in render(":::message\n## 題\n:::").toc] == ["題"]


def test_a_box_is_a_block_of_the_text():
    assert render("前\n\n:::details 題\n中\n:::").text == "前\n題\n中"


@pytest.mark.parametrize(
    "body",
    [
        "<div>\n:::message\n中\n:::\n</div>",
        "<div markdown='1'>\n:::message\n</div>\n:::",
        "用語\n:   :::message\n    中\n    :::",
        "- 項\n\n  :::message\n\n- 項\n\n  :::",
        "| a |\n|---|\n:::message\n| b |\n:::",
        "[^1]\n\n[^1]: 注\n    :::message\n    中\n    :::",
    ],
)
def test_no_sign_of_the_machinery_is_left(body):
    html = render(body).html
    assert not set(html) & set(map(chr, [*range(9), *range(14, 32)]))
    assert "wzxhzdk" not in html


def test_boxes_of_one_body_are_not_those_of_the_next():
    alone = render("```\nx\n```\n\n本文")
    render(":::message\n中\n:::")
    assert render("```\nx\n```\n\n本文") == alone


@pytest.mark.parametrize(
    "body",
    [
        ":::message\n:::\n" * 900,
        "".join(f"{':' * (23 - n)}message\n" for n in range(20))
        + "中\n"
        + "".join(f"{':' * (4 + n)}\n" for n in range(20)),
        "> " * 19 + ":::message\n",
        "".join("  " * depth + "- 項\n" + "  " * depth + "  :::message\n" for depth in range(19)),
        "<details>" + " " * 49_000 + "x",
        ":::note" + " " * 49_000 + "x",
        "{% note " + " " * 49_000 + "x",
    ],
)
def test_hostile_nesting_ends_in_a_page_or_in_a_refusal(body):
    with suppress(RenderingError):
        assert render(body).html


def test_kramdown_had_no_boxes():
    html = render(":::message\n中\n:::", RenderOptions(as_kramdown=True)).html
    assert html == "<p>:::message\n中\n:::</p>"


def html_of(source: str, flavour: Flavour = Flavour.ZENN) -> str:
    return render(source, RenderOptions(flavour=flavour, hard_breaks=True)).html


def test_a_captioned_image_is_a_figure():
    html = html_of("![図](/a.png)\n*説明の[語](/b/)*")
    assert html.startswith("<figure><img")
    assert html.endswith('<figcaption>説明の<a href="/b/">語</a></figcaption></figure>')


@pytest.mark.parametrize(
    "source",
    [
        "![](/a.png)",
        "![](/a.png) *横*",
        "![](/a.png)\n*説明*と文",
        "文![](/a.png)\n*説明*",
        "![](/a.png)\n**太字**",
        "*甲*\n*乙*",
        "[文![](/a.png)語](/b/)\n文",
    ],
)
def test_no_caption(source):
    assert "<figure" not in html_of(source)


def test_elsewhere_it_is_emphasis():
    assert "<figure" not in html_of("![](/a.png)\n*説明*", Flavour.QIITA)


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
