"""Tests."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import Document, read_many
from posts.frontmatter.containers.ghost import markdown_of

CARD = ["markdown", {"markdown": "## 節\n本文"}]


def mobiledoc(cards: object, sections: object) -> str:
    return json.dumps({"version": "0.3.1", "cards": cards, "sections": sections})


def test_cards_of_markdown_are_the_text():
    assert markdown_of(mobiledoc([CARD], [[10, 0]])) == "## 節\n本文"
    assert markdown_of(
        mobiledoc([CARD, ["card-markdown", {"markdown": "続き"}]], [[10, 0], [10, 1]])
    ) == ("## 節\n本文\n\n続き")
    assert markdown_of(mobiledoc([CARD], [[10, 0], [1, "p", []]])) == "## 節\n本文"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        mobiledoc([["image", {"src": "a"}]], [[10, 0]]),
        mobiledoc([CARD], [[1, "p", [[0, [], 0, "文"]]]]),
        mobiledoc(None, []),
        mobiledoc([None], [[10, 0]]),
    ],
)
def test_everything_else_is_none(text):
    assert markdown_of(text) == ""


TOKYO = ZoneInfo("Asia/Tokyo")
POST = {"id": "a1", "title": "題", "slug": "a", "html": "<p>本文</p>", "status": "published"}


def export(*posts: Mapping[str, object], **tables: object) -> tuple[Document, ...]:
    text = json.dumps({"db": [{"data": {"posts": list(posts), **tables}}]})
    return read_many(text, name="ghost.json", zone=TOKYO)


def test_the_tables_may_stand_at_the_top():
    text = json.dumps({"data": {"posts": [POST]}, "meta": {}})
    assert read_many(text, name="ghost.json", zone=TOKYO)[0].name == "ghost.json#a1"


@pytest.mark.parametrize("told", ["2025-11-04T00:30:00.000Z", 1762216200000])
def test_moments_are_iso_or_milliseconds(told):
    assert export({**POST, "published_at": told})[0].date == datetime(
        2025, 11, 4, 0, 30, tzinfo=UTC
    )


@pytest.mark.parametrize("told", ["soon", 10**30])
def test_a_moment_that_cannot_be_read_is_refused(told):
    with pytest.raises(FrontMatterError, match="published_at"):
        export({**POST, "published_at": told})


@pytest.mark.parametrize(
    "change", [{"status": "draft"}, {"visibility": "paid"}, {"html": None, "lexical": "{}"}]
)
def test_what_readers_could_not_see_is_a_draft_and_says_why(change):
    (document,) = export({**POST, **change})
    assert document.draft
    assert "draft" in document.notes[0]


def test_what_they_could_see_is_none():
    assert not export(POST)[0].draft


def test_pages_are_read_as_such():
    documents = export(POST, {**POST, "type": "page"}, {**POST, "page": 1})
    assert [document.is_page for document in documents] == [False, True, True]


def test_what_went_out_by_mail_only_is_a_draft():
    assert export({**POST, "status": "sent"})[0].draft


def test_half_a_character_leaves_the_text():
    assert export({**POST, "html": "<p>a\ud800b</p>"})[0].body == "<p>ab</p>"


def test_an_export_without_articles_is_refused():
    with pytest.raises(FrontMatterError, match="no articles"):
        export()


def test_the_author_of_an_old_export_is_told_by_the_post():
    (document,) = export({**POST, "author_id": 1}, users=[{"id": 1, "name": "花子"}])
    assert document.authors == ("花子",)


def test_further_facts_of_a_post_stand_in_a_table_of_their_own():
    meta = [{"id": "m", "post_id": "a1", "meta_description": "説明"}]
    assert export(POST, posts_meta=meta)[0].description == "説明"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('{"db": [{"data": {"posts": [', "no JSON"),
        ('{"db": [{"posts": 1}]}', "no articles"),
        ('{"db": {"posts": ' + "[" * 200_000, "nested|no JSON"),
        ('{"data": {"x": []}, "posts": ["posts"]}', "no articles"),
    ],
)
def test_broken_exports_are_refused(text, match):
    with pytest.raises(FrontMatterError, match=match):
        read_many(text, name="ghost.json", zone=TOKYO, dialect="ghost")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(sorted(POST)), JSON), st.lists(JSON, max_size=3))
def test_any_row_is_read_or_refused(changes, rows):
    try:
        documents = export({**POST, **changes}, tags=rows, posts_tags=rows, posts_meta=rows)
    except FrontMatterError:
        return
    assert json.loads(json.dumps(documents[0].fields)) == documents[0].fields
