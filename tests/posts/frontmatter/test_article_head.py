from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter.article_head import (
    lies_among_drafts,
    metadata_in_lower_case,
    span_of,
    title_below,
)
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.source import Source
from posts.frontmatter.titles import HeadingLine

TOKYO = ZoneInfo("Asia/Tokyo")


def source(name: str) -> Source:
    return Source(text="", name=name, zone=TOKYO)


def test_keys_of_tables_are_lifted_to_the_top_where_they_are_not_there():
    parts = split_head(
        "---\nTitle: 上\nextra:\n  title: 下\n  Author: 花子\nother: {Author: x}\n---\n本文"
    )
    fields = metadata_in_lower_case(parts, "extra").fields
    assert (fields["title"], fields["author"]) == ("上", "花子")


def test_a_title_is_the_first_heading_or_the_name():
    title, heading, notes = title_below(source("a.md"), "# 題\n")
    assert (title, heading, notes) == ("題", HeadingLine(1, "題", 0, 3), ())
    title, heading, notes = title_below(source("a.md"), "本文\n")
    assert (title, heading, notes) == (
        "a",
        None,
        ("the file has no heading; its name became the title",),
    )


@pytest.mark.parametrize(
    ("heading", "body", "span"),
    [
        (HeadingLine(1, "題", 3, 6), "前\n\n# 題\n", (3, 6)),
        (HeadingLine(2, "題", 1, 5), "\n## 題\n", (1, 5)),
        (HeadingLine(2, "題", 3, 7), "前\n\n## 題\n", None),
        (None, "本文", None),
    ],
)
def test_only_a_heading_that_would_be_printed_twice_is_left_out(heading, body, span):
    assert span_of(heading, "題", body) == span


def test_drafts_lie_in_a_folder_of_their_own():
    assert lies_among_drafts(source("blog/_drafts/a.md"))
    assert not lies_among_drafts(source("_posts/_drafts"))
