"""What Python-Markdown is given: one rule a test, text before and after."""

import pytest

from posts.rendering import RenderOptions
from posts.rendering.reading import Prepared, prepare


def prepared(text: str, options: RenderOptions = RenderOptions()) -> Prepared:  # noqa: B008
    return prepare(text, options)


def lines_noted(text: str) -> list[int]:
    return [note.line for note in prepared(text).notes]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("文\n- 項", "文\n\n- 項"),
        ("文\n1. 項", "文\n\n1. 項"),
        ("文\n> 引", "文\n\n> 引"),
        ("文\n## 題", "文\n\n## 題"),
        ("文\n```\nx\n```\n文", "文\n\n\x02wzxhzdk:0\x03\n\n文"),
        ("- 項\n---\n文", "- 項\n\n---\n文"),
        ("文\n| a | b |\n|---|---|", "文\n\n| a | b |\n|---|---|"),
        ("- 項\n1. 項", "- 項\n\n1. 項"),
        ("文\n{: .a}\n文", "文\n{: .a}\n\n文"),
    ],
)
def test_a_block_that_interrupts_is_set_apart(source, wanted):
    assert prepared(source).text == wanted


@pytest.mark.parametrize(
    "source",
    [
        "文\n文",
        "> 引\n> 引",
        "文 - 項ではない",
        "2024年\n-5度",
        "題\n---",
        "題\n===",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "    - 字下げしたコード\n    #題",
        "<pre>\n文\n- 項\n#題\n</pre>",
        "<!--\n文\n- 項\n-->",
        "*強調*\n**太字**",
    ],
)
def test_what_is_as_meant_is_left_alone(source):
    assert prepared(source).text == source


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("- 親\n  - 子\n    - 孫", "- 親\n    - 子\n        - 孫"),
        ("1. 親\n   - 子\n2. 親", "1. 親\n    - 子\n2. 親"),
        ("1. 親\n  - 子", "1. 親\n    - 子"),
        ("- 親\n\t- 子", "- 親\n    - 子"),
        ("- 親\n\n  段落\n\n外", "- 親\n\n    段落\n\n外"),
        ("- 項\n続き\n- 項", "- 項\n    続き\n- 項"),
        ("* 甲\n * 乙", "* 甲\n* 乙"),
        ("- 親\n  - 子\n- 親", "- 親\n    - 子\n- 親"),
        ("10. 親\n    - 子", "10. 親\n    - 子"),
        ("- 親\n\n      コード", "- 親\n\n        コード"),
    ],
)
def test_children_are_indented_by_four_columns_a_level(source, wanted):
    assert prepared(source).text == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("#札", "\\#札"),
        ("####### 七つ", "\\####### 七つ"),
        ("###", ""),
        ("一行\n-", "一行\n\\-"),
        ("## 題\n一行\n===", "## 題\n一行\n&#61;=="),
        ("一行\n二行\n---", "一行\n二行\n\n---"),
    ],
)
def test_what_only_looks_like_a_heading_becomes_none(source, wanted):
    assert prepared(source).text == wanted


def test_headings_of_level_one_and_empty_ones_are_noted():
    assert lines_noted("# 題\n\n## 節\n\n###\n\n題\n===") == [1, 5, 7]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("前{% include a.html %}後", "前後"),
        ("値{{ page.x }}", "値"),
        ("文\n{%- if x -%}\n文", "文\n\n文"),
        ("`{{ x }}`と``{% y %}``", "`{{ x }}`と``{% y %}``"),
        ("    {{ x }}", "    {{ x }}"),
        ("{% 閉じない", "{% 閉じない"),
        ("{{{ 三つ", "{{{ 三つ"),
    ],
)
def test_template_tags_are_removed_outside_code(source, wanted):
    assert prepared(source).text == wanted


def test_removed_tags_are_noted_with_their_line_and_text():
    note = prepared("文\n\n{% include ads.html %}").notes[0]
    assert (note.line, "{% include ads.html %}" in note.message) == (3, True)


def test_conflict_markers_are_noted_and_both_sides_stay():
    source = "<<<<<<< HEAD\n甲\n\n=======\n\n乙\n>>>>>>> branch"
    assert lines_noted(source) == [1, 4, 7]
    assert prepared(source).text == "<<<<<<< HEAD\n甲\n\n=======\n\n乙\n\nbranch"


def test_seven_marks_without_an_opening_marker_quote():
    assert prepared(">>>>>>> 引").text == "> > > > > > > 引"


def test_rules_hold_inside_quotations():
    assert prepared("> 文\n> - 親\n>   - 子\n>> #札").text == (
        "> 文\n>\n> - 親\n>     - 子\n>\n> > \\#札"
    )


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<<<<<<< a\n- 項\n>>>>>>> b", "<<<<<<< a\n\n- 項\n\n    > > > > > > > b"),
        ("- 甲\n- 乙\n---\n文", "- 甲\n- ## 乙\n\n文"),
        ("一行\n二行\n---\n三行", "一行\n二行\n\\---\n三行"),
        ("文\n{: .a}\n---", "文\n{: .a}\n\n---"),
    ],
)
def test_kramdowns_readings_are_an_option(source, wanted):
    assert prepared(source, RenderOptions(as_kramdown=True)).text == wanted


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\x0b", "\x0c", "\x85"])
def test_every_newline_ends_a_line(newline):
    assert prepared(f"甲{newline}乙").text == "甲\n乙"


def test_a_byte_order_mark_is_no_text():
    assert prepared("\ufeff甲").text == "甲"


def test_notes_come_in_the_order_of_lines():
    assert lines_noted("{{ a }}\n\n```js\n\n{{ b }}\x00") == [1, 3, 5, 5]
