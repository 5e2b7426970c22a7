import json

import pytest

from posts.errors import OldSiteError
from posts.verification.ledger import LedgerRow, Verdict, as_json, explained, read_explanations
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
