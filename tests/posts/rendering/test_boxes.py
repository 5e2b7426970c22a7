"""Boxes in the page, also where the structure of the text breaks them."""

from contextlib import suppress

import pytest

from posts.errors import RenderingError
from posts.rendering import RenderOptions, render


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
