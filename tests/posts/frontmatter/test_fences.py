import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.fences import (
    LARGEST_BLOCK,
    line_at,
    opens_with_a_fence,
    split_at_fences,
)


@pytest.mark.parametrize(
    ("text", "block", "block_line", "body", "body_line"),
    [
        ("---\na: 1\n---\n本文", "a: 1\n", 2, "本文", 4),
        ("---\n---\n", "", 2, "", 3),
        ("---\na: 1\n---", "a: 1\n", 2, "", 3),
        ("--- \na: 1\n---\t\n---\n", "a: 1\n", 2, "---\n", 4),
        ("---\r\na: 1\r\n---\r\n本文", "a: 1\r\n", 2, "本文", 4),
        ("---\ra: 1\r---\r本文", "a: 1\r", 2, "本文", 4),
        ("\ufeff---\na: 1\n...\n本文", "a: 1\n", 2, "本文", 4),
        ("\n \n---\na: --- b\n----\n---\n", "a: --- b\n----\n", 4, "", 7),
    ],
)
def test_a_file_is_split_at_its_fences(text, block, block_line, body, body_line):
    parts = split_at_fences(text)
    assert (parts.block, parts.block_line) == (block, block_line)
    assert (parts.body, parts.body_line) == (body, body_line)
    assert parts.head + parts.body == text


@pytest.mark.parametrize("text", ["", "本文", "----\n", "--- a\n", " ---\n", "# 題\n---\n"])
def test_other_beginnings_open_no_block(text):
    assert not opens_with_a_fence(text)
    with pytest.raises(FrontMatterError, match="does not begin"):
        split_at_fences(text)


@pytest.mark.parametrize(
    ("text", "line"), [("---", 1), ("---\na: 1\n ---\n", 1), ("\n\n---\na", 3)]
)
def test_a_block_that_is_not_closed_is_refused_where_it_opens(text, line):
    with pytest.raises(FrontMatterError, match="never closed") as fault:
        split_at_fences(text)
    assert fault.value.line == line


def test_a_huge_block_is_refused():
    with pytest.raises(FrontMatterError, match="KiB"):
        split_at_fences(f"---\n{'#' * LARGEST_BLOCK}\n---\n")


def test_every_kind_of_line_end_ends_a_line():
    assert line_at("a\r\nb\rc\nd", 7) == 4
    assert line_at("a\nb", 2) == 2


def test_many_blank_lines_are_passed_over_at_once():
    assert not opens_with_a_fence("\r\n" * 100_000 + "本文")
