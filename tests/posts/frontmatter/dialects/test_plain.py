"""Tests."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import read
from posts.frontmatter.dialects.plain import refuse_restructured_text
from posts.frontmatter.source import Source

TOKYO = ZoneInfo("Asia/Tokyo")


def source(text: str, name: str = "note.txt") -> Source:
    return Source(text=text, name=name, zone=TOKYO)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本文", "a.rst"),
        ("題\n####\n\n:date: 2025-11-04\n:slug: a\n\n本文", "a.txt"),
        (".. image:: a.png\n\n本文\n\n.. _a: https://a.jp/\n", "a.txt"),
    ],
)
def test_it_is_refused_by_its_name_or_its_marks_and_the_remedy_is_named(text, name):
    with pytest.raises(FrontMatterError, match="reStructuredText.*pandoc"):
        refuse_restructured_text(source(text, name))


@pytest.mark.parametrize(
    "text",
    [
        "題\n====\n\n本文",
        "題\n====\n: 定義\n",
        "# 題\n\n.. a:: b\n.. c:: d\n",
        "---\ntitle: a\n---\n.. a:: b\n.. c:: d\n",
        "前\n```\n.. a:: b\n.. c:: d\n```\n",
    ],
)
def test_markdown_is_not(text):
    refuse_restructured_text(source(text))


def test_the_title_is_the_first_heading_and_the_date_is_in_the_name():
    document = read("前書き\n\n# **題**\n", name="memo/2025-11-04-note.txt", zone=TOKYO)
    assert document.title == "題"
    assert document.date == datetime(2025, 11, 4, tzinfo=TOKYO)
    assert document.body == "前書き\n\n# **題**\n"
    assert document.notes == ("the marks around the title were taken off: **題**",)


def test_without_a_heading_the_name_is_the_title():
    document = read("本文", name="note.txt", zone=TOKYO)
    assert document.title == "note"
    assert document.notes == (
        "the file has no heading; its name became the title",
        "the file tells no date",
    )


def test_a_byte_order_mark_is_no_part_of_the_body():
    document = read("\ufeff# 題\n", name="note.txt", zone=TOKYO)
    assert (document.head, document.body, document.title) == ("\ufeff", "# 題\n", "題")


def test_a_heading_that_became_the_title_is_no_part_of_the_text():
    document = read("前書き\n\n# 題\n本文\n", name="note.txt", zone=TOKYO)
    assert document.body == "前書き\n\n# 題\n本文\n"
    assert document.text == "前書き\n\n\n本文\n"


def test_a_heading_over_two_lines_leaves_two_empty_ones():
    document = read("題\n==\n本文\n", name="note.txt", zone=TOKYO)
    assert document.text == "\n\n本文\n"


def test_a_lower_heading_below_other_text_stays_where_it_is():
    document = read("前書き\n\n## 節\n本文\n", name="note.txt", zone=TOKYO)
    assert document.title == "節"
    assert document.text == document.body
    assert read("## 節\n本文\n", name="note.txt", zone=TOKYO).text == "\n本文\n"


def test_a_heading_that_had_to_be_cut_stays_in_the_text():
    document = read(f"# {'長' * 600}\n本文\n", name="note.txt", zone=TOKYO)
    assert document.text == document.body


def test_other_xml_is_refused_rather_than_printed():
    with pytest.raises(FrontMatterError, match="no export of WordPress"):
        read('<?xml version="1.0"?><a/>', name="a.xml", zone=TOKYO)
