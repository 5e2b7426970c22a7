"""Rules for text leave code inside a line alone."""

import pytest

from posts.rendering.preprocessing.code_spans import (
    LONGEST_LINE,
    outside_code,
    replace_outside_code,
)

LETTER_A = outside_code("a")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a`a`a", "b`a`b"),
        ("``a`a``a", "``a`a``b"),
        ("`a", "`b"),
        ("``a`", "``b`"),
        ("a" * (LONGEST_LINE + 1), "a" * (LONGEST_LINE + 1)),
    ],
)
def test_only_text_is_replaced(source, wanted):
    assert replace_outside_code(LETTER_A, source, lambda match: "b") == wanted
