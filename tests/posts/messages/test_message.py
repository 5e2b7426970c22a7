"""Messages are text that survives errors, copies and processes with pattern and facts."""

from __future__ import annotations

import copy
import json
import pickle

from posts.errors import AddressError, FrontMatterError
from posts.messages import Message, either, in_a_row, listed

TOLD = Message("{key!r} has {count:,} values", key="tags", count=1200)


def test_a_message_is_its_english_sentence() -> None:
    assert TOLD == "'tags' has 1,200 values"
    assert json.dumps(TOLD) == "\"'tags' has 1,200 values\""


def test_an_error_gives_its_message_back_whole() -> None:
    told = str(AddressError(TOLD))
    assert isinstance(told, Message)
    assert told.pattern == TOLD.pattern


def test_an_error_makes_a_message_of_a_pattern_and_facts() -> None:
    error = FrontMatterError("{key!r} has {count:,} values", 3, key="tags", count=1200)
    for told in (error, pickle.loads(pickle.dumps(error))):
        assert (told.reason, told.line, str(told)) == (TOLD, 3, TOLD)
        assert isinstance(told.reason, Message)
        assert told.reason.facts == TOLD.facts


def test_a_fact_that_is_an_error_stands_for_what_the_error_says() -> None:
    outer = Message("left out: {error}", error=AddressError(TOLD))
    assert outer == f"left out: {TOLD}"
    assert outer.facts["error"] == TOLD
    assert isinstance(outer.facts["error"], Message)


def test_other_things_become_text() -> None:
    assert Message("{fault}", fault=None).facts == {"fault": "None"}


def test_a_message_comes_whole_out_of_a_process_and_a_copy() -> None:
    for twin in (pickle.loads(pickle.dumps(TOLD)), copy.deepcopy(TOLD)):
        assert (twin, twin.pattern, twin.facts) == (TOLD, TOLD.pattern, TOLD.facts)


def test_several_sentences_become_one() -> None:
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert in_a_row(["a", "b"]) == "a; b"
    assert either(["a", "b"]) == "a or b"
    assert listed([]) == ""
