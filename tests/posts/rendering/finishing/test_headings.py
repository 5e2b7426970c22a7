"""Headlines as HTML."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.rendering import (
    begins_lower,
    below_title,
    render,
    sanitize_html,
    under_own_heading,
)
from posts.rendering.finishing.headings import contents_of, give_anchors, headline_html


def test_a_headline_may_break_between_its_phrases() -> None:
    assert headline_html("2026年の市場を読む") == "2026年の<wbr>市場を<wbr>読む"


def test_what_looks_like_a_tag_is_text() -> None:
    html = headline_html('</script><b>「A&B」"x"')
    assert re.findall("<[^>]*>", html.replace("<wbr>", "")) == []
    assert unescape(html.replace("<wbr>", "")) == '</script><b>「A&B」"x"'


@given(st.text(max_size=60))
def test_nothing_of_a_headline_is_lost(title: str) -> None:
    assert unescape(headline_html(title).replace("<wbr>", "")) == title


ONE_LOWER = 'aria-level="2" headingoffset="1"'


def levels(html: str) -> list[int]:
    """The levels that a reader of the headings is told, by the HTML standard's offsets."""
    told = html.replace(f" {ONE_LOWER}", "").split("<h")[1:]
    offsets = [f"<h1 {ONE_LOWER}" in f"<h{part}" for part in html.split("<h")[1:]]
    return [int(part[0]) + offset for part, offset in zip(told, offsets, strict=True)]


def of_levels(*written: int) -> str:
    return "".join(f"<h{level}>節</h{level}>" for level in written)


def test_headings_of_handwritten_html_get_anchors_and_contents():
    rendered = sanitize_html("<h2>沿革</h2><h3 id='now'>いま</h3><h2>沿革</h2><h2>main</h2>")
    assert [(entry.level, entry.id, entry.text) for entry in rendered.toc] == [
        (2, "沿革", "沿革"),
        (3, "now", "いま"),
        (2, "沿革-1", "沿革"),
        (2, "main-1", "main"),
    ]
    for entry in rendered.toc:
        assert f' id="{entry.id}"' in rendered.html


def test_so_do_headings_of_html_within_markdown():
    rendered = render('<h2 class="a">生の&amp;見出し</h2>\n\n## 生の&見出し')
    assert [entry.text for entry in rendered.toc] == ["生の&見出し", "生の&見出し"]
    assert len({entry.id for entry in rendered.toc}) == 2


def test_an_anchor_is_never_given_twice():
    html = give_anchors('<p id="題">段落</p><h2>題</h2>')
    assert html == '<p id="題">段落</p><h2 id="題-1">題</h2>'


def test_a_heading_without_words_is_in_no_contents():
    html = '<h2 id="a"><img src="/a.png" alt=""></h2><h2 id="b"></h2><h2>三</h2>'
    assert [entry.id for entry in contents_of(give_anchors(html))] == ["三"]


def test_contents_have_no_footnote_signs():
    rendered = render("## 題[^1]\n\n[^1]: 注。")
    assert [entry.text for entry in rendered.toc] == ["題"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ((2, 3, 4, 2), (2, 3, 4, 2)),
        ((1, 2, 3), (2, 2, 3)),
        ((1, 3, 3, 2), (2, 3, 3, 2)),
        ((2, 4, 4, 3, 5), (2, 3, 4, 3, 4)),
        ((3, 3, 2), (3, 3, 2)),
        ((4, 2, 4), (3, 2, 3)),
        ((6,), (3,)),
    ],
)
def test_no_level_is_left_out_below_the_title(written, told):
    assert levels(below_title(of_levels(*written))) == list(told)


def test_a_heading_of_level_one_keeps_its_tag():
    assert below_title('<h1 id="a">題</h1>') == f'<h1 id="a" {ONE_LOWER}>題</h1>'


def test_a_heading_within_a_heading_stays_whole():
    html = "<h2><div><h4>内</h4></div></h2>"
    assert below_title(html) == "<h2><div><h3>内</h3></div></h2>"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ((1, 2, 3), (1, 2, 3)),
        ((1, 3, 4, 2), (1, 2, 3, 2)),
        ((2, 1, 3), (2, 1, 2)),
        ((3, 2), (3, 2)),
        ((2, 4), (2, 3)),
    ],
)
def test_a_heading_of_level_one_is_the_title_of_a_page(written, wanted):
    assert under_own_heading(of_levels(*written)) == of_levels(*wanted)


@pytest.mark.parametrize(
    ("written", "lower"), [((), False), ((1, 3), False), ((2,), False), ((3, 2), True)]
)
def test_a_body_that_begins_below_level_two_is_told(written, lower):
    assert begins_lower(of_levels(*written)) is lower


@given(st.lists(st.integers(1, 6), max_size=12))
def test_whatever_is_written_the_levels_make_an_outline(written):
    html = below_title(of_levels(*written))
    # The page's own heading of level 2 stands before a body that begins lower.
    told = [2 if begins_lower(html) else 1, *levels(html)]
    assert all(lower - upper <= 1 for upper, lower in zip(told, told[1:], strict=False))
