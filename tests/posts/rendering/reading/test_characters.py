"""U+3000 before a paragraph is kept for readers, and counts as no text."""

from posts.rendering import RenderOptions, render


def test_an_indent_is_kept():
    assert render("　瓦版。").html == "<p>　瓦版。</p>"
    assert render("　瓦版。", RenderOptions(as_kramdown=True)).html == "<p>　瓦版。</p>"


def test_an_indent_is_no_part_of_the_text():
    assert render("　瓦版。\n\n　四文。").text == "瓦版。\n四文。"


def test_an_indent_before_a_heading_goes():
    rendered = render("　題\n---")
    assert rendered.html == '<h2 id="題">題</h2>'
    assert rendered.toc[0].text == "題"


def test_a_line_of_indents_only_is_blank():
    assert render("甲\n　\n乙").html == "<p>甲</p>\n<p>乙</p>"
