import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.notations.meta_lines import keys_of, split_meta_lines


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_at_the_top_are_fields_and_the_blank_line_is_no_body(newline):
    text = newline.join(["\ufeffTitle: 円安: 行方", "Tags: a,", "    b", "Slug:", "", "", "本文"])
    parts = split_meta_lines(text)
    assert parts.head + parts.body == text
    assert parts.block.fields == {"Title": "円安: 行方", "Tags": "a,\nb", "Slug": ""}
    assert parts.block.lines == {"Title": 1, "Tags": 2, "Slug": 4}
    assert parts.body == f"{newline}本文"
    assert parts.body_line == 6


def test_a_line_that_is_none_ends_the_head():
    parts = split_meta_lines("Title: a\n本文: b\n")
    assert (parts.head, parts.body) == ("Title: a\n", "本文: b\n")


def test_a_text_without_such_lines_is_all_body():
    parts = split_meta_lines("\ufeff本文\nTitle: a\n")
    assert (parts.head, parts.body) == ("\ufeff", "本文\nTitle: a\n")


def test_of_a_key_that_stands_twice_the_last_one_counts():
    block = split_meta_lines("A: 1\nA: 2\n").block
    assert block.fields == {"A": "2"}
    assert block.notes == ("the key 'A' stands twice, in lines 1 and 2; the last one counts",)


def test_keys_are_known_in_lower_case():
    assert keys_of("\ufeffTitle: a\nDATE: b\n\nx: y") == {"title", "date"}
    assert keys_of("    indented: a\n") == frozenset()


def test_too_many_lines_are_refused():
    with pytest.raises(FrontMatterError, match="shorten"):
        split_meta_lines("a: b\n" * 11_000)
