"""Rules for text leave code inside a line alone."""

import pytest

from posts.rendering.reading.inline_syntax import (
    LONGEST_LINE,
    InlineFootnotes,
    outside_code,
    replace_outside_code,
    write_image_sizes,
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


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("![](a.png =300x)", '![](a.png){: width="300"}'),
        ("![](a.png =x40)", '![](a.png){: height="40"}'),
        ("![図](a.png =30x40)", '![図](a.png){: width="30" height="40"}'),
        ("![](a.png =x)", "![](a.png)"),
        ("![](a.png =50%x)", "![](a.png =50%x)"),
        ("`![](a.png =30x)`", "`![](a.png =30x)`"),
        ("[](a.png =30x)", "[](a.png =30x)"),
    ],
)
def test_sizes_become_attributes(source, wanted):
    assert write_image_sizes(source) == wanted


@pytest.mark.parametrize(
    ("source", "text", "definitions"),
    [
        ("文^[注]。", "文[^inline-1]。", "\n\n[^inline-1]: 注"),
        ("文^[注[語](/a/)]。", "文[^inline-1]。", "\n\n[^inline-1]: 注[語](/a/)"),
        ("`^[注]`", "`^[注]`", ""),
        ("^[]", "^[]", ""),
        ("^[閉じない", "^[閉じない", ""),
        ("[^1]", "[^1]", ""),
    ],
)
def test_notes_are_called_by_labels(source, text, definitions):
    footnotes = InlineFootnotes()
    assert footnotes.call(source) == text
    assert footnotes.definitions() == definitions


def test_labels_are_numbered():
    assert InlineFootnotes().call("甲^[一]乙^[二]") == "甲[^inline-1]乙[^inline-2]"
