import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.notations.head import split_head, without_head


@pytest.mark.parametrize(
    "head", ["---\na: b\n---\n", '+++\na = "b"\n+++\n', '{"a": "b"}\n', "\ufeff---\na: b\n---\n"]
)
def test_each_notation_says_the_same(head):
    parts = split_head(f"{head}本文")
    assert (parts.head, parts.body, dict(parts.block.fields)) == (head, "本文", {"a": "b"})


def test_a_text_without_a_head_is_all_body():
    parts = split_head("\ufeff本文\n---\n")
    assert (parts.head, parts.body, parts.body_line) == ("\ufeff", "本文\n---\n", 1)
    assert without_head("---\n").body == "---\n"


def test_blank_lines_before_the_head_are_noted():
    assert "blank lines" in split_head("\n---\na: b\n---\n").block.notes[0]


@pytest.mark.parametrize("text", ["---\na: b\n", "+++\na = 1\n", '{"a": 1'])
def test_a_head_that_is_not_closed_is_refused(text):
    with pytest.raises(FrontMatterError):
        split_head(text)
