from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")
DAY = datetime(2025, 11, 4, tzinfo=TOKYO)


def article(keys: str, name: str = "public/fab.md") -> Document:
    return read(f"---\ntitle: 題\n{keys}\n---\n本文\n", name=name, zone=TOKYO, dialect="qiita")


def plain(name: str) -> Document:
    return read("# 題\n本文\n", name=name, zone=TOKYO)


def test_the_last_change_is_the_date_where_no_other_is_told():
    document = article("updated_at: 2025-11-04\nid: abc")
    assert (document.date, document.updated_at) == (DAY, DAY)
    assert "last changed" in document.notes[0]


def test_the_id_is_the_slug_as_on_qiita():
    assert article("id: abc", "public/【CSS】 名前.md").slug == "abc"


@pytest.mark.parametrize("keys", ["private: true\nid: a", "ignorePublish: true\nid: a", "id: null"])
def test_what_readers_of_qiita_do_not_find_is_a_draft_and_says_why(keys):
    document = article(f"date: 2025-11-04\n{keys}")
    assert document.draft
    assert "draft" in document.notes[0]


def test_what_they_find_is_none():
    assert not article("private: false\nignorePublish: false\nid: a").draft


def test_line_ends_are_breaks():
    assert article("id: a").hard_breaks
    assert plain("2018/2018-06/01_a.md").hard_breaks


def test_a_plain_export_has_its_title_in_the_heading_and_its_month_in_the_folder():
    document = plain("2018/2018-06/01_gradient.md")
    assert (document.dialect, document.title) == ("qiita", "題")
    assert document.date == datetime(2018, 6, 1, tzinfo=TOKYO)
    assert document.text == "\n本文\n"
    assert "month" in document.notes[0]


@pytest.mark.parametrize("name", ["2018/2019-06/01_a.md", "2018-06/01_a.md", "2018/2018-06/a.md"])
def test_other_folders_tell_no_month(name):
    assert plain(name).dialect == "plain"


@pytest.mark.parametrize("name", ["2018/2018-13/01_a.md", "0000/0000-01/01_a.md"])
def test_a_month_that_no_calendar_has_is_no_date(name):
    document = plain(name)
    assert (document.dialect, document.date) == ("qiita", None)
    assert "the file tells no date" in document.notes
