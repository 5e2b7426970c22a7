from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.dialects.restructured_text import refuse_restructured_text
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
