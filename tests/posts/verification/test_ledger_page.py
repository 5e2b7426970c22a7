from lxml import html  # type: ignore[import-untyped]

from posts.verification.ledger import LedgerRow, Verdict
from posts.verification.ledger_page import _KINDS, _VERDICTS, as_html
from posts.verification.reference import AddressKind

GOOD = LedgerRow("/a/", AddressKind.POST, Verdict.SAME, 200, title="題")
BAD = LedgerRow("/<春>/", AddressKind.POST, Verdict.CHANGED_TEXT, 200, detail="<b>")
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
    assert set(_VERDICTS) == set(Verdict)
    assert set(_KINDS) == set(AddressKind)
