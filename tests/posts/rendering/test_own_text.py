"""The article's own words come first, and behind them what only leads elsewhere."""

import pytest

from posts.rendering.own_text import FOOT, own_text_first
from posts.rendering.plain_text import plain_text

PROSE = "電池の工場が動き出した。" * 8
LINKS = '<ul><li><a href="/a/">電池の記事</a></li><li><a href="/b/">工場の記事</a></li></ul>'


def own(html: str) -> str:
    return own_text_first(html).partition(FOOT)[0].strip()


def test_text_that_is_all_its_own_stays_as_it_is():
    html = f'<h2>工場</h2><p>{PROSE}<a href="/a/">電池</a></p><ul><li>一</li></ul>'
    assert own_text_first(html) == plain_text(html)


@pytest.mark.parametrize(
    "heading", ["あわせて読みたい", "関連記事", "目次", "この記事に関連するおすすめ書籍"]
)
def test_a_section_of_links_is_not_its_own(heading):
    html = f"<p>{PROSE}</p><h3>{heading}</h3>{LINKS}<p>短い説明です。</p>"
    assert own(html) == PROSE


@pytest.mark.parametrize(
    "behind", ["<hr><p>短い。</p>", "<h2>結び</h2><p>短い。</p>", f"<p>{PROSE}</p>"]
)
def test_a_rule_a_heading_and_prose_begin_its_own_text_again(behind):
    html = f"<p>一。</p><h2>関連記事</h2>{LINKS}{behind}"
    assert own(html) == f"一。\n{plain_text(behind)}"


def test_a_list_of_links_without_a_heading_is_not_its_own():
    assert own(f"<p>{PROSE}</p>{LINKS}<p>{PROSE}続き。</p>") == f"{PROSE}\n{PROSE}続き。"


def test_a_list_with_links_in_its_sentences_is_its_own():
    html = '<ul><li><a href="/a/">A社</a>は電池の工場を三つ動かしている。</li></ul>'
    assert own_text_first(html) == plain_text(html)


@pytest.mark.parametrize(
    "notice",
    [
        "※本ページのリンクにはアフィリエイトリンクが含まれます。",
        "この記事には広告を含みます。",
        "PRを含みます",
    ],
)
def test_a_notice_of_advertising_is_not_its_own(notice):
    assert own(f"<p>{PROSE}</p><p><em>{notice}</em></p>") == PROSE


def test_prose_about_advertising_is_its_own():
    html = f"<p>アフィリエイトの市場が伸びている。{PROSE * 2}</p>"
    assert own_text_first(html) == plain_text(html)


def test_the_heading_of_a_book_that_is_a_link_begins_what_is_not_its_own():
    html = (
        f'<p>{PROSE}</p><h3><a href="/b/">電池の本</a></h3><p>電池を学ぶ本。</p><hr><p>続き。</p>'
    )
    assert own(html) == f"{PROSE}\n続き。"


def test_nothing_is_lost():
    html = f"<p>{PROSE}</p><h3>目次</h3>{LINKS}<table><tr><td>表</td></tr></table>"
    assert sorted(own_text_first(html).replace(f"{FOOT}\n", "").split("\n")) == sorted(
        plain_text(html).split("\n")
    )
