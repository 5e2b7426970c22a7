import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import parse_toml
from posts.frontmatter.notations.block import LARGEST_BLOCK


def test_scalars_are_text_again():
    block = parse_toml(
        "a = 1\nb = 1.50\nc = true\nd = 2025-11-04\ne = 2025-11-04T09:30:00Z\nf = 07:32:00\n"
        'g = ["か\u3099", 2]\n[t]\nh = "x"\n',
        2,
    )
    assert block.fields == {
        "a": "1",
        "b": "1.50",
        "c": "true",
        "d": "2025-11-04",
        "e": "2025-11-04T09:30:00+00:00",
        "f": "07:32:00",
        "g": ["が", "2"],
        "t": {"h": "x"},
    }
    assert block.lines == {"a": 2, "b": 3, "c": 4, "d": 5, "e": 6, "f": 7, "g": 8}


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_every_line_end_is_read(newline):
    assert parse_toml(f"a = 1{newline}b = 2{newline}", 2).lines == {"a": 2, "b": 3}


def test_of_a_key_that_stands_twice_the_last_one_counts():
    block = parse_toml('a = 1\nb = 2\na = 3\n[t]\n"a" = 4\n"a" = 5\n', 2)
    assert block.fields == {"a": "3", "b": "2", "t": {"a": "5"}}
    assert block.notes == (
        "the key 'a' stands twice, in lines 2 and 4; the last one counts",
        "the key 'a' stands twice, in lines 6 and 7; the last one counts",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = x\n", 3),
        ("title = 円安\n", 2),
        ('a = "x', 2),
        ("[t]\n[t]\n", 3),
        ("a = 1\n[a]\n", 3),
        ("a = 1" + "0" * 5000, 2),
        ("a = " + "[" * 5000, 2),
        ("a = " + "[" * 50 + "]" * 50, 2),
        (".".join("a" * 300) + " = 1", 2),
        ("\n".join(f"k{n} = 1\nk{n} = 2" for n in range(50)), 2),
        ("\n".join(f"k{n} = 1" for n in range(11_000)), 2),
    ],
)
def test_what_is_no_toml_or_too_much_is_refused_with_its_line(text, line):
    with pytest.raises(FrontMatterError) as fault:
        parse_toml(text, 2)
    assert fault.value.line == line


def test_characters_that_cannot_be_stored_are_removed_and_noted():
    block = parse_toml('a = "x\u0000y"\nb = "\x7f"\n'.replace("\x00", "\\u0000"), 2)
    assert block.fields == {"a": "xy", "b": ""}
    assert len(block.notes) == 2


@given(st.text(alphabet="ab円 =[]{}\"'.,\n\\#0129-:T", max_size=200))
def test_any_block_is_read_or_refused(text):
    try:
        block = parse_toml(text, 2)
    except FrontMatterError:
        return
    assert json.loads(json.dumps(block.fields)) == block.fields


def test_a_block_as_large_as_may_be_is_read():
    text = 'a = "' + "x" * (LARGEST_BLOCK - 10) + '"\n'
    assert len(str(parse_toml(text, 2).fields["a"])) == LARGEST_BLOCK - 10
