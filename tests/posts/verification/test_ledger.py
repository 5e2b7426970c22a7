"""The ledger: rows with reasons, as JSON and as a page."""

import json

import pytest
from lxml import html  # type: ignore[import-untyped]

from posts.errors import OldSiteError
from posts.verification.ledger import (
    LedgerRow,
    Verdict,
    as_html,
    as_json,
    explained,
    read_explanations,
)
from posts.verification.reference import AddressKind

GOOD = LedgerRow("/a/", AddressKind.POST, Verdict.SAME, 200, title="題")
BAD = LedgerRow("/<春>/", AddressKind.POST, Verdict.CHANGED_TEXT, 200, detail="<b>")


def test_a_reason_explains_the_row_of_its_address_in_either_spelling(tmp_path):
    table = tmp_path / "reasons.csv"
    table.write_text("old,reason\n/%3C%E6%98%A5%3E/,訂正した\n", encoding="utf-8-sig")
    rows = explained([GOOD, BAD], read_explanations(table))
    assert [row.is_explained for row in rows] == [True, True]
    assert [row.explanation for row in rows] == ["", "訂正した"]


@pytest.mark.parametrize("line", ["/a/", "/a/,", "/a/,b,c"])
def test_a_line_without_one_reason_is_refused(tmp_path, line):
    table = tmp_path / "reasons.csv"
    table.write_text(f"old,reason\n{line}\n")
    with pytest.raises(OldSiteError, match="line 2"):
        read_explanations(table)


def test_the_ledger_counts_and_keeps_every_row():
    tree = json.loads(as_json([GOOD, BAD], "http://new"))
    assert tree["counts"] == {"same": 1, "changed text": 1}
    assert tree["unexplained"] == 1
    assert [row["path"] for row in tree["rows"]] == ["/a/", "/<春>/"]


MEANT = LedgerRow("/x/", AddressKind.FILE, Verdict.MISSING, 404, explanation="廃止した")


def text(element: html.HtmlElement) -> str:
    return str(element.text_content())


def test_the_counts_lead_to_a_section_each_and_what_is_wrong_comes_first():
    tree = html.fromstring(as_html([GOOD, BAD, MEANT], "http://new"))
    links = tree.xpath("//table[@id='counts']//a/@href")
    assert links == ["#changed-text", "#missing", "#same"]
    assert [f"#{section}" for section in tree.xpath("//section/@id")] == links
    (line,) = tree.xpath("//table[@id='counts']//tr[.//a[@href='#missing']]")
    assert [text(cell) for cell in line] == ["見つからない", "1", "–", "–", "1"]


def test_every_row_stands_once_with_a_link_to_the_site_that_was_asked():
    tree = html.fromstring(as_html([GOOD, BAD, MEANT], "http://new"))
    assert [text(link) for link in tree.xpath("//td/a")] == ["/<春>/", "/x/", "/a/"]
    assert tree.xpath("//td/a/@href")[0] == "http://new/%3C%E6%98%A5%3E/"
    assert not tree.xpath("//b")


def test_the_page_says_whether_all_is_explained_and_by_what():
    assert "説明のつかないアドレスが1件あります。" in as_html([GOOD, BAD], "http://new")
    explained = as_html([GOOD, MEANT], "http://new")
    assert "すべてのアドレスに説明がつきました。" in explained
    assert "廃止した" in explained


def test_every_verdict_and_kind_has_a_japanese_name():
    assert all(word.label and not word.label.isascii() for word in (*Verdict, *AddressKind))
