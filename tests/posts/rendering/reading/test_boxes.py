"""Which lines open and close a box; the golden files show what becomes of it."""

import pytest
from markdown.util import HTML_PLACEHOLDER_RE

from posts.errors import RenderingError
from posts.rendering import RenderOptions, render
from posts.rendering.reading import Box, BoxClosing, BoxOpening, Prepared, prepare
from posts.rendering.reading.boxes import DEEPEST_BOX


def prepared(text: str) -> Prepared:
    return prepare(text, RenderOptions())


def boxes(text: str) -> list[Box]:
    return [block.box for block in prepared(text).blocks if isinstance(block, BoxOpening)]


@pytest.mark.parametrize(
    ("opening", "box"),
    [
        (":::message", Box("aside", "message")),
        ("::: message alert", Box("aside", "message alert")),
        (":::note", Box("aside", "message")),
        (":::note info", Box("aside", "message")),
        (":::note warn", Box("aside", "message warn")),
        (":::note alert", Box("aside", "message alert")),
        (":::note 読者へ", Box("aside", "message", "読者へ")),
        (":::details", Box("details")),
        (":::details 題 `x`", Box("details", title="題 `x`")),
    ],
)
def test_colons_open_boxes_of_these_names(opening, box):
    assert boxes(f"{opening}\n中\n:::") == [box]


@pytest.mark.parametrize(
    ("opening", "closing", "box"),
    [
        ("{% note %}", "{% endnote %}", Box("aside", "message")),
        ("{%- note danger -%}", "{%- endnote -%}", Box("aside", "message alert")),
        ('{% note warn "題 名" %}', "{% endnote %}", Box("aside", "message warn", "題 名")),
        ("{% blockquote 著者 %}", "{% endblockquote %}", Box("blockquote", title="著者")),
        ("{% pullquote right %}", "{% endpullquote %}", Box("blockquote")),
        ("<details>", "</details>", Box("details")),
        ("<details open><summary>題</summary>", "</details>", Box("details", title="題")),
        ("<details>\n<summary>題</summary>", "</details>", Box("details", title="題")),
        ("<details><summary>題</summary><div>", "</div></details>", Box("details", title="題")),
    ],
)
def test_tags_open_boxes(opening, closing, box):
    assert boxes(f"{opening}\n中\n{closing}") == [box]


@pytest.mark.parametrize(
    "source",
    [
        ":::zip\n中\n:::",
        ":::messages\n中\n:::",
        "::message\n中\n::",
        "文 :::message\n中\n:::",
        "    :::message\n    中\n    :::",
        "<pre>\n:::message\n:::\n</pre>",
        ":::message\n中",
        "中\n:::",
        "<details>\n<summary>二行の\n題</summary>\n</details>",
        "<details><summary>題</summary><div>\n中\n</details>",
    ],
)
def test_what_is_no_pair_of_edges_is_no_box(source):
    assert boxes(source) == []


def test_boxes_with_more_colons_hold_boxes_with_fewer():
    source = "::::details 外\n:::message\n中\n:::\n後\n::::"
    blocks = prepared(source).blocks
    assert [block.opening for block in blocks if isinstance(block, BoxClosing)] == [0, 2]
    text = HTML_PLACEHOLDER_RE.sub(r"<\1>", prepared(source).text)
    assert text == "<2>\n\n<0>\n\n中\n\n<1>\n\n後\n\n<3>"


def test_an_inner_box_left_open_does_not_take_the_edge_of_the_outer_one():
    source = "::::details 外\n:::message\n中\n::::"
    assert boxes(source) == [Box("details", title="外")]
    assert ":::message" in prepared(source).text


def test_an_edge_that_slipped_into_the_last_item_closes_the_box_outside():
    assert boxes(":::message\n- 項\n  :::") == [Box("aside", "message")]


def test_a_box_left_open_is_noted_and_stays_text():
    noted = prepared("文\n\n:::message\n中")
    assert [note.line for note in noted.notes] == [3]
    assert noted.text == "文\n\n:::message\n中"


def test_more_open_boxes_than_anyone_nests_are_refused():
    with pytest.raises(RenderingError, match=f"line {DEEPEST_BOX + 1} of the body: more than"):
        prepared(":::message\n" * (DEEPEST_BOX + 1))


@pytest.mark.parametrize(
    ("name", "css_class"),
    [("tip", "message"), ("warning", "message warn"), ("danger", "message alert")],
)
def test_names_of_documentation_generators_are_styles(name, css_class):
    html = render(f":::{name} 題\n中\n:::").html
    assert html == (
        f'<aside class="{css_class}">\n<p class="message-title"><strong>題</strong></p>\n'
        "<p>中</p>\n</aside>"
    )
