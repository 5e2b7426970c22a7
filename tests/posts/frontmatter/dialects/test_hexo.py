from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")


def post(text: str, name: str = "source/_posts/fab.md") -> Document:
    return read(text, name=name, zone=TOKYO)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_head_without_its_opening_line_is_read_and_noted(newline, mark):
    text = mark + newline.join(["title: 題", "tags:", "- a", "---", "本文", "---", ""])
    document = post(text, "fab.md")
    assert (document.dialect, document.title, document.tags) == ("hexo", "題", ("a",))
    assert document.head + document.body == text
    assert document.body == newline.join(["本文", "---", ""])
    assert document.body_line == 5
    assert "missing" in document.notes[0]


@pytest.mark.parametrize(
    "text", ["Note: 注意\n---\n本文", "title: a\n本文です\n---\n", "前書き\n\ntitle: a\n---\n"]
)
def test_a_heading_over_hyphens_is_no_head(text):
    assert post(text, "fab.md").dialect != "hexo"


def test_tabs_are_blanks():
    assert post("---\ntitle: 題\ntags:\n\t- a\n\t- b\n---\n本文").tags == ("a", "b")


def test_dates_have_slashes_and_no_zone():
    document = post("---\ndate: 2016/09/20 18:00:00\nupdated: 2016/9/21\n---\n本文")
    assert document.date == datetime(2016, 9, 20, 18, tzinfo=TOKYO)
    assert document.updated_at == datetime(2016, 9, 21, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("keys", "categories", "tags"),
    [
        ("categories: [[a, b], c]\ntags: x y, z", ("a", "b", "c"), ("x y", "z")),
        ("category: a\ntag: [x]", ("a",), ("x",)),
        ("categories:\ntags: []", (), ()),
    ],
)
def test_names_are_nested_lists_or_a_text(keys, categories, tags):
    document = post(f"---\n{keys}\n---\n本文")
    assert (document.categories, document.tags) == (categories, tags)


def test_a_lede_is_the_excerpt_where_there_is_no_other():
    assert post("---\nlede: 前文\n---\n本文").excerpt == "前文"
    assert post("---\nlede: 前文\nexcerpt: 要約\n---\n本文").excerpt == "要約"


@pytest.mark.parametrize(
    ("keys", "name"),
    [("published: false", "source/_posts/a.md"), ("title: a", "source/_drafts/a.md")],
)
def test_drafts_are_told_by_their_key_or_their_folder(keys, name):
    assert post(f"---\n{keys}\n---\n本文", name).draft
