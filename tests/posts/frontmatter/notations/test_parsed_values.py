from datetime import UTC, date, datetime, time

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.notations.block import MOST_VALUES
from posts.frontmatter.notations.parsed_values import as_fields


def test_every_scalar_is_text_and_only_nothing_is_none():
    tree = {
        "a": True,
        "b": 7,
        "c": datetime(2025, 11, 4, 9, 30, tzinfo=UTC),
        "d": date(2025, 11, 4),
        "e": time(9, 30),
        "f": None,
        "g": [False, {"h": "が"}],
    }
    fields, notes = as_fields(tree, 2)
    assert fields == {
        "a": "true",
        "b": "7",
        "c": "2025-11-04T09:30:00+00:00",
        "d": "2025-11-04",
        "e": "09:30:00",
        "f": None,
        "g": ["false", {"h": "が"}],
    }
    assert notes == []


def test_characters_that_cannot_be_stored_are_removed_and_noted():
    fields, notes = as_fields({"a\0": "b\x07"}, 2)
    assert fields == {"a": "b"}
    assert len(notes) == 2


@pytest.mark.parametrize("value", [["x"] * MOST_VALUES, "x" * 1024 * 1024])
def test_too_much_is_refused_with_the_line_of_the_block(value):
    with pytest.raises(FrontMatterError) as fault:
        as_fields({"a": value}, 2)
    assert fault.value.line == 2
