from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")


def article(keys: str, name: str = "articles/fab.md") -> Document:
    return read(f"---\n{keys}\n---\n本文\n", name=name, zone=TOKYO, dialect="zenn")


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-11-04", datetime(2025, 11, 4, tzinfo=TOKYO)),
        ("2025-11-04 09:30", datetime(2025, 11, 4, 9, 30, tzinfo=TOKYO)),
    ],
)
def test_published_at_is_the_date(value, date):
    assert article(f"published_at: {value}").date == date


def test_without_it_the_day_of_the_name_counts():
    assert article("title: a", "articles/2025-11-04-a.md").date == datetime(
        2025, 11, 4, tzinfo=TOKYO
    )


def test_topics_are_tags_and_line_ends_are_breaks():
    document = article("topics: [Node.js, AI]\nemoji: 🚚")
    assert (document.tags, document.hard_breaks) == (("Node.js", "AI"), True)
    assert document.fields["emoji"] == "🚚"


def test_what_is_not_published_is_a_draft():
    assert article("published: false").draft
    assert not article("published: true").draft


def test_a_canonical_address_has_either_name():
    assert article("canonical: https://a.jp/").canonical_url == "https://a.jp/"


def test_the_chapter_of_a_book_is_recognised():
    text = "---\ntitle: 章\n---\n本文"
    assert read(text, name="books/guide/1.start.md", zone=TOKYO).dialect == "zenn"
    assert read(text, name="notes/guide/1.start.md", zone=TOKYO).dialect == "jekyll"
