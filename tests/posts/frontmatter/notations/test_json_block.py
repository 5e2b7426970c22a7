import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter.notations.json_block import opens_with_json, split_json


def test_an_object_at_the_head_is_split_off_and_its_scalars_are_text():
    text = '\ufeff{"a": 1, "b": [1.50, true, null],\r\n "c": {"d": "か\u3099"}} \r\n本文'
    parts = split_json(text)
    assert parts.head + parts.body == text
    assert (parts.body, parts.body_line) == ("本文", 3)
    assert parts.block.fields == {"a": "1", "b": ["1.50", "true", None], "c": {"d": "が"}}


@pytest.mark.parametrize("text", ["{% include a %}", "{{ a }}", "{: .note}", "{a", "本文", "[1]"])
def test_other_braces_open_no_object(text):
    assert not opens_with_json(text)
    with pytest.raises(FrontMatterError, match="does not begin"):
        split_json(text)


def test_of_a_key_that_stands_twice_the_last_one_counts():
    block = split_json('{"a": 1, "a": 2}').block
    assert block.fields == {"a": "2"}
    assert block.notes == ("the key 'a' stands twice; the last one counts",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1\n"b"}', 2),
        ('{"a": 1} 本文', 1),
        ('{"a":' * 100_000, 1),
        ('{"a":' + "[" * 30 + "]" * 30 + "}", 1),
        ('{"a": "' + "x" * 300_000 + '"}', 1),
        ('{"a": [' + "1," * 11_000 + "1]}", 1),
        ('{"a', 1),
    ],
)
def test_what_is_no_json_or_too_much_is_refused_with_its_line(text, line):
    with pytest.raises(FrontMatterError) as fault:
        split_json(text)
    assert fault.value.line == line


def test_lone_surrogates_and_nul_are_removed_and_noted():
    block = split_json('{"a": "x\\ud800\\u0000y"}').block
    assert block.fields == {"a": "xy"}
    assert block.notes == ("characters that cannot be stored were removed",)


@given(st.text(alphabet='{}[]":,0123456789eE-.tfn \n\\u', max_size=100))
def test_any_text_behind_a_brace_is_read_or_refused(rest):
    try:
        parts = split_json('{"' + rest)
    except FrontMatterError:
        return
    assert parts.head + parts.body == '{"' + rest
