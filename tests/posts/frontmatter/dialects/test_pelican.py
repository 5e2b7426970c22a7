from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")


def article(text: str, name: str = "content/fab.md") -> Document:
    return read(text, name=name, zone=TOKYO)


def test_a_dated_name_tells_the_date_and_the_title_and_the_folder_the_category():
    document = article("## 節\n本文", "content/経済/20251104_円安の行方.md")
    assert (document.dialect, document.title) == ("pelican", "円安の行方")
    assert document.date == datetime(2025, 11, 4, tzinfo=TOKYO)
    assert document.categories == ("経済",)
    assert document.text == "## 節\n本文"
    assert document.notes == ()


def test_lines_at_the_top_count_before_the_name():
    document = article("Title: 題\nCategory: 産業\n\n本文", "content/経済/20251104_円安.md")
    assert (document.title, document.categories) == ("題", ("産業",))


@pytest.mark.parametrize("folder", ["content", "content/Articles", "posts"])
def test_folders_of_all_articles_are_no_category(folder):
    assert article("Title: a\n\n本文", f"{folder}/a.md").categories == ()


@pytest.mark.parametrize(
    ("status", "draft"), [("draft", True), ("Hidden", True), ("Published", False)]
)
def test_only_published_articles_are_public(status, draft):
    assert article(f"Title: a\nStatus: {status}\n\n本文").draft is draft


@pytest.mark.parametrize("line", ["Authors: 山田, 花子; 佐藤", "Author: 山田, 花子; 佐藤;"])
def test_semicolons_part_authors_whose_names_have_commas(line):
    assert article(f"Title: a\n{line}\n\n本文").authors == ("山田, 花子", "佐藤")


def test_commas_part_authors_otherwise():
    assert article("Title: a\nAuthors: 山田花子, 佐藤次郎\n\n本文").authors == (
        "山田花子",
        "佐藤次郎",
    )


def test_an_address_that_is_a_pattern_is_noted_and_ignored():
    assert article("Title: a\nurl: special/\n\n本文").permalink == "special/"
    document = article("Title: a\ndate: 2025-11-04\nurl: {slug}/\n\n本文")
    assert document.permalink == ""
    assert "pattern" in document.notes[0]


def test_a_sentence_with_a_colon_is_no_head():
    assert article("注意: 本文\n").dialect == "plain"
    assert article("Note: 本文\n").dialect == "plain"
