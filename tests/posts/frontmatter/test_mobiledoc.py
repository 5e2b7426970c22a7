import json

import pytest

from posts.frontmatter.mobiledoc import markdown_of

CARD = ["markdown", {"markdown": "## 節\n本文"}]


def mobiledoc(cards: object, sections: object) -> str:
    return json.dumps({"version": "0.3.1", "cards": cards, "sections": sections})


def test_cards_of_markdown_are_the_text():
    assert markdown_of(mobiledoc([CARD], [[10, 0]])) == "## 節\n本文"
    assert markdown_of(
        mobiledoc([CARD, ["card-markdown", {"markdown": "続き"}]], [[10, 0], [10, 1]])
    ) == ("## 節\n本文\n\n続き")
    assert markdown_of(mobiledoc([CARD], [[10, 0], [1, "p", []]])) == "## 節\n本文"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        mobiledoc([["image", {"src": "a"}]], [[10, 0]]),
        mobiledoc([CARD], [[1, "p", [[0, [], 0, "文"]]]]),
        mobiledoc(None, []),
        mobiledoc([None], [[10, 0]]),
    ],
)
def test_everything_else_is_none(text):
    assert markdown_of(text) == ""
