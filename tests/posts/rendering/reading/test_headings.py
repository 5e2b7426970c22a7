"""The heading that became the title is left out, with its line kept."""

import pytest

from posts.rendering import RenderOptions, render
from posts.rendering.reading import prepare

TITLE_IN_BODY = RenderOptions(title_in_body=True)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("# 題\n\n文", "\n\n文"),
        ("前\n\n# 題\n# 次", "前\n\n\n# 次"),
        ("## 節\n\n# 題", "## 節\n\n"),
        ("## 節\n\n文", "\n\n文"),
        ("題\n===\n文", "\n\n文"),
        ("#　題\n文", "\n文"),
        ("文だけ", "文だけ"),
    ],
)
def test_the_first_heading_of_the_first_level_goes(source, wanted):
    assert prepare(source, TITLE_IN_BODY).text == wanted


def test_code_holds_no_title():
    assert "# 注釈" in render("```\n# 注釈\n```\n\n# 題", TITLE_IN_BODY).html
