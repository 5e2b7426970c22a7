"""U+3000 before a paragraph is kept for readers, and counts as no text."""

import pytest

from posts.rendering import RenderOptions, render
from posts.rendering.reading.inline_syntax import (
    LONGEST_LINE,
    InlineFootnotes,
    outside_code,
    replace_outside_code,
    write_image_sizes,
)


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


LETTER_A = outside_code("a")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a`a`a", "b`a`b"),
        ("``a`a``a", "``a`a``b"),
        ("`a", "`b"),
        ("``a`", "``b`"),
        ("a" * (LONGEST_LINE + 1), "a" * (LONGEST_LINE + 1)),
    ],
)
def test_only_text_is_replaced(source, wanted):
    assert replace_outside_code(LETTER_A, source, lambda match: "b") == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("![](a.png =300x)", '![](a.png){: width="300"}'),
        ("![](a.png =x40)", '![](a.png){: height="40"}'),
        ("![図](a.png =30x40)", '![図](a.png){: width="30" height="40"}'),
        ("![](a.png =x)", "![](a.png)"),
        ("![](a.png =50%x)", "![](a.png =50%x)"),
        ("`![](a.png =30x)`", "`![](a.png =30x)`"),
        ("[](a.png =30x)", "[](a.png =30x)"),
    ],
)
def test_sizes_become_attributes(source, wanted):
    assert write_image_sizes(source) == wanted


@pytest.mark.parametrize(
    ("source", "text", "definitions"),
    [
        ("文^[注]。", "文[^inline-1]。", "\n\n[^inline-1]: 注"),
        ("文^[注[語](/a/)]。", "文[^inline-1]。", "\n\n[^inline-1]: 注[語](/a/)"),
        ("`^[注]`", "`^[注]`", ""),
        ("^[]", "^[]", ""),
        ("^[閉じない", "^[閉じない", ""),
        ("[^1]", "[^1]", ""),
    ],
)
def test_notes_are_called_by_labels(source, text, definitions):
    footnotes = InlineFootnotes()
    assert footnotes.call(source) == text
    assert footnotes.definitions() == definitions


def test_labels_are_numbered():
    assert InlineFootnotes().call("甲^[一]乙^[二]") == "甲[^inline-1]乙[^inline-2]"
