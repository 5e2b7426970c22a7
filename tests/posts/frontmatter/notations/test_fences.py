import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.notations.block import LARGEST_BLOCK
from posts.frontmatter.notations.fences import (
    TOML_FENCE,
    YAML_FENCE,
    end_of_block,
    line_at,
    lines_of,
    opening_fence,
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
    assert not opening_fence(text)
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
    assert not opening_fence("\r\n" * 100_000 + "本文")


@pytest.mark.parametrize(("text", "fence"), [("---\n", YAML_FENCE), ("\ufeff\n+++\n", TOML_FENCE)])
def test_the_first_line_that_is_not_blank_opens_the_block(text, fence):
    assert opening_fence(text) == fence


def test_a_block_of_toml_is_closed_by_its_own_fence():
    parts = split_at_fences('+++\na = "---"\n---\n+++\n本文', TOML_FENCE)
    assert (parts.block, parts.body) == ('a = "---"\n---\n', "本文")


def test_where_a_block_ends_is_known_without_reading_it():
    assert end_of_block("---\na: 1\n---\n本文", YAML_FENCE) == 9
    assert end_of_block("---\na: 1\n", YAML_FENCE) == 9


def test_lines_are_told_with_the_place_behind_them():
    assert list(lines_of("a\r\nb\rc\n\nd")) == [("a", 3), ("b", 5), ("c", 7), ("", 8), ("d", 9)]
