from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import read

TOKYO = ZoneInfo("Asia/Tokyo")


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


def test_toml_is_refused_rather_than_printed():
    with pytest.raises(FrontMatterError, match="TOML"):
        read('+++\ntitle = "a"\n+++\n', name="a.md", zone=TOKYO)
