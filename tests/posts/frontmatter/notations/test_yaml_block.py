from collections.abc import Mapping

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import Value
from posts.frontmatter.notations import yaml_block
from posts.frontmatter.notations.block import DEEPEST_NESTING, MOST_VALUES
from posts.frontmatter.notations.yaml_block import parse_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True, scope="module")
def loader(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_block, "LOADER", getattr(yaml, request.param))
        yield


def fields(block: str) -> Mapping[str, Value]:
    return parse_yaml(block, 2).fields


def fault(block: str) -> tuple[int | None, str]:
    with pytest.raises(FrontMatterError) as raised:
        parse_yaml(block, 2)
    return raised.value.line, raised.value.reason


@pytest.mark.parametrize(
    "scalar", ["2026-01-01", "yes", "1:30", "007", "1.0", "null", "~", "1_000", ".inf", "0o7", "="]
)
def test_a_scalar_stays_the_text_that_stands_there(scalar):
    assert fields(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c") == {
        "a": scalar,
        "b": [scalar],
        scalar: "c",
    }


def test_only_a_value_that_is_not_there_is_none():
    assert fields("a:\nb: ''\nc:\n-\n- x\n? d") == {"a": None, "b": "", "c": [None, "x"], "d": None}


def test_an_empty_block_or_comments_alone_have_no_fields():
    assert fields("") == fields("# nothing\n\n") == {}


@pytest.mark.parametrize("block", ["- a\n- b", "[a]", "only words", "'a'"])
def test_what_is_no_map_is_refused(block):
    line, reason = fault(block)
    assert line == 2
    assert "not keys with values" in reason


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [ls]",
        "!!str a",
        "!own a",
        "! a",
        "!!map {a: b}",
        "[!!int 1]",
    ],
)
def test_every_tag_is_refused_with_its_line(value):
    line, reason = fault(f"a: b\nc: {value}")
    assert line == 3
    assert "tag" in reason


def test_a_tag_on_the_whole_block_is_refused():
    assert fault("!!python/object:os.x\na: b")[0] == 2


def test_of_a_key_that_stands_twice_the_last_counts_and_it_is_noted():
    block = parse_yaml("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}", 2)
    assert block.fields == {"a": "3", "b": "2", "c": {"d": "2"}}
    assert block.lines == {"a": 4, "b": 3, "c": 5}
    assert [note.split(";")[0] for note in block.notes] == [
        "the key 'a' stands twice, in lines 2 and 4",
        "the key 'd' stands twice, in lines 5 and 5",
    ]


def test_an_alias_repeats_its_anchor_and_a_merge_key_gives_what_is_not_there():
    assert fields("a: &x {b: 1, c: 2}\nd: *x\n<<: *x\nb: 0") == {
        "a": {"b": "1", "c": "2"},
        "d": {"b": "1", "c": "2"},
        "b": "0",
        "c": "2",
    }


def test_a_merge_key_with_anything_but_maps_adds_nothing():
    assert fields("<<: text\na: b\n<<: [c, {d: e}]") == {"a": "b", "d": "e"}


@pytest.mark.parametrize("block", ["a: *nowhere", "a: &x [*x]", "a: &x {b: *x}"])
def test_an_alias_without_an_anchor_that_is_complete_is_refused(block):
    line, reason = fault(block)
    assert line == 2
    assert "refers to nothing" in reason


def test_a_bomb_of_aliases_is_refused():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{row}: &a{row} [{', '.join([f'*a{row - 1}'] * 10)}]" for row in range(1, 12)]
    assert "shorten it" in fault("\n".join(rows))[1]


def test_a_long_text_repeated_by_aliases_is_refused():
    assert "shorten it" in fault(f"a: &a {'x' * 50_000}\nb: [{', '.join(['*a'] * 50)}]")[1]


def test_very_many_values_are_refused():
    assert "shorten it" in fault("\n".join(f"k{n}: v" for n in range(MOST_VALUES)))[1]


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}"), ("[{a: ", "}]")])
@pytest.mark.parametrize("depth", [DEEPEST_NESTING, 50_000 // 8])
def test_deep_nesting_is_refused(opened, closed, depth):
    assert "deep" in fault(f"a: {opened * depth}{closed * depth}")[1]


def test_nesting_within_the_limit_is_read():
    depth = DEEPEST_NESTING - 1
    value = fields(f"a: {'[' * depth}{']' * depth}")["a"]
    for _ in range(depth - 1):
        assert isinstance(value, list)
        value = value[0]
    assert value == []


def test_keys_that_are_no_text_become_text():
    assert fields("? [x, {y: }]\n: 1\n? \n: 2\n{{ a }}: 3") == {
        '["x", {"y": null}]': "1",
        "": "2",
        '{"{\\"a\\": null}": null}': "3",
    }


def test_fields_are_composed_and_hold_no_carriage_returns_or_control_characters():
    block = parse_yaml('か\u3099: |\r\n  一\r\n  二\r\nb: x\x08y\r\nc: "a\\0\\x07b\\rc"\r\n', 2)
    assert block.fields == {"が": "一\n二\n", "b": "xy", "c": "abc"}
    assert block.notes == (
        "characters that cannot be stored were removed in line 5",
        "characters that cannot be stored were removed in line 6",
    )


def test_line_ends_that_only_yaml_knows_are_blanks():
    assert fields("a: x\u2028y\x85z") == {"a": "x y z"}


def test_the_line_of_a_fault_is_the_line_in_the_file():
    assert fault("a: b\r\nc: 'd\r\ne: f")[0] == 3


def test_a_second_document_is_refused():
    line, reason = fault("a: b\n--- c\n")
    assert line == 3
    assert "second YAML document" in reason


@given(st.text())
@example("a: \ud800")
@example("%YAML 9.9\n--- a")
@example("? ? ? ? a")
@example('a: "\\ud800"')
def test_any_text_gives_fields_or_a_fault(text):
    try:
        block = parse_yaml(text, 2)
    except FrontMatterError as error:
        line = error.line
    else:
        assert set(block.lines) <= set(block.fields)
        line = min(block.lines.values(), default=2)
    assert line is not None
    assert line >= 2
