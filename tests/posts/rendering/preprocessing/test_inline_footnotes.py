"""Notes written where they are called."""

import pytest

from posts.rendering.preprocessing.inline_footnotes import InlineFootnotes


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
