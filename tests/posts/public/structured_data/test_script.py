"""JSON-LD inside HTML: nothing that anybody writes can end the script."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

from posts.public.structured_data.nodes import PageNode
from posts.public.structured_data.script import json_ld

HARD = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]> & \"引用\" 'と' \\ バックスラッシュ",
    "\u2028\u2029\u202e右\u202c",
    "\x00\x08\x1f\x7f",
    "絵文字👩‍🔬🇯🇵と𠮷野家",
]


def page(name: str) -> PageNode:
    return PageNode("https://news.example/", name, "https://news.example/#website")


def check(name: str) -> None:
    text = json_ld([page(name)])
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"][0].get("name", "") == name


@pytest.mark.parametrize("name", HARD)
def test_hard_words_come_through(name):
    check(name)


@given(st.text())
def test_any_words_come_through(name):
    check(name)


@pytest.mark.parametrize("name", HARD[:3])
def test_a_parser_of_html_finds_the_same_words(name):
    document = (
        f'<title>x</title><script type="application/ld+json">{json_ld([page(name)])}</script>'
    )
    (script,) = html.document_fromstring(document).xpath("//script")
    assert json.loads(script.text)["@graph"][0]["name"] == name


def test_a_page_that_says_nothing_has_no_script():
    assert json_ld([]) == ""
