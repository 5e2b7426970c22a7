"""Every message has a Japanese sentence, and everything that people are told is a message."""

from __future__ import annotations

import ast
import os
import re
import string
from collections.abc import Iterator
from errno import EACCES
from pathlib import Path

import pytest

from posts.errors import AddressError
from posts.messages import Message, either, in_japanese
from posts.messages.japanese import SENTENCES

POSTS = Path(__file__).parents[3] / "posts"
ROOMS = (
    "addresses.py", "exporting", "frontmatter", "importing", "messages", "models", "related",
    "rendering", "verification", "workflow",
)  # fmt: skip
#: Rooms of operators' own commands, whose faults no editor ever sees.
FOR_OPERATORS = ("verification/",)
ERRORS = (
    "FrontMatterError", "RenderingError", "AddressError", "SourceError", "NoPostsError",
    "StaleEditError", "TransitionError", "ImportUnderWayError", "ExportError",
)  # fmt: skip
#: Calls that tell somebody something, and which argument says it.
TELLING = {**dict.fromkeys(ERRORS, 0), "Note": 1, "Rejected": 2, "Refusal": 2, "Remark": 2}
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call of a name in the rooms below the doors: place, name and call."""
    for room in ROOMS:
        root = POSTS / room
        for file in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            name = file.relative_to(POSTS).as_posix()
            if name.startswith(FOR_OPERATORS):
                continue
            for node in ast.walk(ast.parse(file.read_text())):
                called = node.func if isinstance(node, ast.Call) else None
                if isinstance(node, ast.Call) and isinstance(called, ast.Name):
                    yield f"{name}:{node.lineno}", called.id, node


def makes_message(name: str, call: ast.Call) -> bool:
    """A message is made by its name, and by an error that is given facts."""
    facts = {keyword.arg for keyword in call.keywords}
    if name == "FrontMatterError":
        facts.discard("line")
    return name == "Message" or (name in ERRORS and bool(facts))


def patterns() -> dict[str, str]:
    """The pattern of each message in the code, with the place where it is written."""
    return {
        str(call.args[0].value): place
        for place, name, call in calls()
        if makes_message(name, call) and isinstance(call.args[0], ast.Constant)
    }


def names_in(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_every_message_has_a_japanese_sentence_and_no_sentence_is_left_over() -> None:
    written = patterns()
    missing = {place: pattern for pattern, place in written.items() if pattern not in SENTENCES}
    assert missing == {}
    assert sorted(set(SENTENCES) - set(written)) == []


@pytest.mark.parametrize("pattern", SENTENCES)
def test_a_japanese_sentence_asks_for_facts_that_its_message_has(pattern: str) -> None:
    assert names_in(SENTENCES[pattern]) <= names_in(pattern)


def test_whoever_is_told_something_in_english_is_told_a_message() -> None:
    bare = [
        f"{place}: {ast.unparse(told)}"
        for place, name, call in calls()
        if name in TELLING and len(call.args) > TELLING[name] and not makes_message(name, call)
        for told in [call.args[TELLING[name]]]
        if isinstance(told, ast.Constant | ast.JoinedStr) and not JAPANESE.search(ast.unparse(told))
    ]
    assert bare == []


def test_the_pattern_of_a_message_stands_in_the_code_as_it_is() -> None:
    made = [
        place
        for place, name, call in calls()
        if makes_message(name, call) and not isinstance(call.args[0], ast.Constant)
    ]
    assert [place for place in made if not place.startswith("messages/message.py")] == []


def test_a_message_is_said_in_japanese_with_its_facts() -> None:
    told = Message("the key {key!r} stands twice; the last one counts", key="tags")
    assert in_japanese(told) == "項目「tags」が2回書かれています。後のほうを使いました。"


def test_messages_within_a_message_are_said_in_japanese_too() -> None:
    inner = Message(
        "read as {dialect}, but it could be {names}; --dialect decides",
        dialect="hugo",
        names=either(["zola", "hexo"]),
    )
    told = Message("is left out: {reason}", reason=inner)
    assert in_japanese(AddressError(told)) == (
        "取り込みませんでした。hugoの形式として読みましたが、zola か hexoの形式かもしれません。"
        "違っていたら、形式を指定した取り込み（--dialect）を管理者に頼んでください。"
    )


def test_a_fault_of_the_system_is_said_in_japanese() -> None:
    told = Message("the file cannot be read: {fault}", fault=os.strerror(EACCES))
    assert in_japanese(told) == "ファイルを読めません（読む権限がありません）。"


def test_what_is_no_message_stays_as_it_is() -> None:
    assert in_japanese("本文が空です。") == "本文が空です。"
