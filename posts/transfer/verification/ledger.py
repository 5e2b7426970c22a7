"""The ledger of a migration: a row an address, with a verdict, as JSON and as a page for people."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from html import escape
from pathlib import Path
from urllib.parse import unquote

from posts.errors import OldSiteError
from posts.transfer.verification.reference import Kind


class Verdict(StrEnum):
    """What became of an old address."""

    SAME = "same"
    MOVED = "moved by 301"
    HEALED = "healed"
    GONE = "gone as meant"
    STILL_DEAD = "dead before and now"
    CHANGED_TITLE = "changed title"
    CHANGED_TEXT = "changed text"
    WRONG_CANONICAL = "wrong canonical"
    LOST_IMAGE = "lost image"
    CHANGED_GUID = "changed GUID"
    WRONG_TARGET = "wrong target"
    MOVED_FOR_NOW = "moved, but not by 301"
    SOFT_404 = "soft 404"
    LOOP = "redirect loop"
    MISSING = "missing"
    FAULT = "fault"


#: These need no explanation.
GOOD = frozenset((Verdict.SAME, Verdict.MOVED, Verdict.HEALED, Verdict.GONE, Verdict.STILL_DEAD))

_JAPANESE = {
    Verdict.SAME: "同じ",
    Verdict.MOVED: "301で移動",
    Verdict.HEALED: "切れていたのが復活",
    Verdict.GONE: "掲載終了（410）",
    Verdict.STILL_DEAD: "元から切れている",
    Verdict.CHANGED_TITLE: "見出しが違う",
    Verdict.CHANGED_TEXT: "本文が違う",
    Verdict.WRONG_CANONICAL: "正規URLが違う",
    Verdict.LOST_IMAGE: "画像がない",
    Verdict.CHANGED_GUID: "GUIDが変わった",
    Verdict.WRONG_TARGET: "転送先が違う",
    Verdict.MOVED_FOR_NOW: "301でない転送",
    Verdict.SOFT_404: "中身のない200",
    Verdict.LOOP: "転送が終わらない",
    Verdict.MISSING: "なくなった",
    Verdict.FAULT: "エラー",
}
_KINDS = {
    Kind.POST: "記事",
    Kind.SHADOWED: "隠れていた記事",
    Kind.PAGE: "ページ",
    Kind.LIST: "一覧",
    Kind.CATEGORY: "カテゴリー・タグ",
    Kind.FEED: "フィード",
    Kind.IMAGE: "画像",
    Kind.FILE: "ファイル",
    Kind.REDIRECT: "転送",
    Kind.DEAD: "切れたリンク",
}


@dataclass(frozen=True)
class Row:
    """One old address and what the new site said; "" where it said nothing.

    ``location`` is where redirects led, ``text_hash`` the SHA-256 of the folded text of the body,
    ``detail`` tells what differs, ``explanation`` is a person's.
    """

    path: str
    kind: Kind
    verdict: Verdict
    status: int
    location: str = ""
    title: str = ""
    canonical: str = ""
    text_hash: str = ""
    detail: str = ""
    explanation: str = ""

    @property
    def is_explained(self) -> bool:
        """Whether nobody has to look at this row any more."""
        return self.verdict in GOOD or bool(self.explanation)


def read_explanations(path: Path) -> dict[str, str]:
    """Read a CSV of ``old,reason``: a reason by the old address; a line of these names may lead.

    Raises OldSiteError where it cannot be read or a line has no reason.
    """
    reasons: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file), start=1):
                if not row or row == ["old", "reason"]:
                    continue
                if len(row) != 2 or not row[1].strip():
                    raise OldSiteError(f"{path}, line {number}: write old,reason and give a reason")
                reasons[unquote(row[0].strip())] = row[1].strip()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OldSiteError(f"{path} cannot be read: {error}") from error
    return reasons


def explained(rows: Sequence[Row], reasons: Mapping[str, str]) -> list[Row]:
    """The rows with the reasons that a person gave."""
    return [replace(row, explanation=reasons.get(row.path, "")) for row in rows]


def counts(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows have each verdict, in the order of verdicts."""
    found = Counter(row.verdict for row in rows)
    return {verdict.value: found[verdict] for verdict in Verdict if found[verdict]}


def as_json(rows: Sequence[Row], base_url: str) -> str:
    """The ledger as the text of a JSON file."""
    tree = {
        "base_url": base_url,
        "counts": counts(rows),
        "unexplained": sum(not row.is_explained for row in rows),
        "rows": [{**asdict(row), "is_explained": row.is_explained} for row in rows],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def as_html(rows: Sequence[Row], base_url: str) -> str:
    """The ledger as one page: what needs a look first, then everything."""
    open_rows = [row for row in rows if not row.is_explained]
    found = Counter(row.verdict for row in rows)
    summary = "".join(
        f"<tr><th scope=row>{_JAPANESE[verdict]}</th><td>{found[verdict]:,}件</td></tr>\n"
        for verdict in Verdict
        if found[verdict]
    )
    result = (
        f"説明のつかないアドレスが{len(open_rows):,}件あります。"
        if open_rows
        else "すべてのアドレスに説明がつきました。"
    )
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<meta charset="utf-8">\n'
        f"<title>移行台帳</title>\n<h1>移行台帳</h1>\n<p>調べた先：{escape(base_url)}"
        f"（{len(rows):,}件）</p>\n<p><strong>{result}</strong></p>\n"
        f'<table border="1">\n<caption>判定ごとの件数</caption>\n{summary}</table>\n'
        f"<h2>説明のつかないアドレス</h2>\n{_table(open_rows)}"
        f"<h2>すべてのアドレス</h2>\n{_table(rows)}</html>\n"
    )


def _table(rows: Sequence[Row]) -> str:
    if not rows:
        return "<p>ありません。</p>\n"
    heads = ("旧アドレス", "種別", "判定", "状態", "転送先", "見出し", "正規URL", "違い", "説明")
    head = "".join(f"<th scope=col>{name}</th>" for name in heads)
    return f'<table border="1">\n<tr>{head}</tr>\n{"".join(map(_line, rows))}</table>\n'


def _line(row: Row) -> str:
    cells = (
        row.path, _KINDS[row.kind], _JAPANESE[row.verdict], str(row.status or "応答なし"),
        row.location, row.title, row.canonical, row.detail, row.explanation,
    )  # fmt: skip
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"
