"""The ledger of a migration: a row an address, with a verdict and, where needed, a reason."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

from posts.errors import OldSiteError
from posts.verification.client import UNENCODED
from posts.verification.reference import AddressKind, LabelledText


class Verdict(LabelledText):
    """What became of an old address."""

    SAME = "same", "同じ"
    MOVED = "moved by 301", "301で移動"
    HEALED = "healed", "リンク切れが復活"
    GONE = "gone as meant", "掲載終了（410）"
    STILL_DEAD = "dead before and now", "元からリンク切れ"
    CHANGED_TITLE = "changed title", "見出しが違う"
    CHANGED_TEXT = "changed text", "本文が違う"
    WRONG_CANONICAL = "wrong canonical", "正規URLが違う"
    LOST_IMAGE = "lost image", "画像がない"
    CHANGED_GUID = "changed GUID", "GUIDが変わった"
    LOST_ITEM = "lost feed item", "フィードの項目がない"
    WRONG_TARGET = "wrong target", "転送先が違う"
    MOVED_FOR_NOW = "moved, but not by 301", "一時的な転送"
    CHAIN = "redirect chain", "転送が重なる"
    SOFT_404 = "soft 404", "中身のない200"
    LOOP = "redirect loop", "転送が終わらない"
    MISSING = "missing", "見つからない"
    FAULT = "fault", "エラー"


#: These need no explanation.
GOOD = frozenset((Verdict.SAME, Verdict.MOVED, Verdict.HEALED, Verdict.GONE, Verdict.STILL_DEAD))


@dataclass(frozen=True)
class LedgerRow:
    """One old address and what the new site said; "" where it said nothing.

    ``location`` is where redirects led, ``text_hash`` the SHA-256 of the folded text of the body,
    ``detail`` tells what differs, ``explanation`` is a person's.
    """

    path: str
    kind: AddressKind
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


def explained(rows: Sequence[LedgerRow], reasons: Mapping[str, str]) -> list[LedgerRow]:
    """The rows with the reasons that a person gave."""
    return [replace(row, explanation=reasons.get(row.path, "")) for row in rows]


def counts(rows: Sequence[LedgerRow]) -> dict[str, int]:
    """How many rows have each verdict, in the order of verdicts."""
    found = Counter(row.verdict for row in rows)
    return {verdict.value: found[verdict] for verdict in Verdict if found[verdict]}


def as_json(rows: Sequence[LedgerRow], base_url: str) -> str:
    """The ledger as the text of a JSON file."""
    tree = {
        "base_url": base_url,
        "counts": counts(rows),
        "unexplained": sum(not row.is_explained for row in rows),
        "rows": [{**asdict(row), "is_explained": row.is_explained} for row in rows],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#d8d3c7, #46423b);
  --alarm: light-dark(#b3261e, #f2a59f); --soft: light-dark(#5c574e, #b4ada1); }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.7;
  font-family: "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", sans-serif;
  color: light-dark(#1c1a17, #e8e3d9); background: light-dark(#fbfaf6, #161513); }
h1, h2 { line-height: 1.3; }
h2 { margin-top: 3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; }
section table { width: 100%; table-layout: fixed; min-width: 48rem; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: top; overflow-wrap: anywhere; }
thead th { white-space: nowrap; }
th { font-weight: 600; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
small { display: block; color: var(--soft); }
strong, .open { color: var(--alarm); }
col.address { width: 38%; } col.kind { width: 9rem; } col.status { width: 6rem; }
a { color: light-dark(#1f4e79, #9ec5ee); }
"""
_COLUMNS = '<colgroup><col class="address"><col class="kind"><col class="status"></colgroup>'


def as_html(rows: Sequence[LedgerRow], base_url: str) -> str:
    """The page: a table of counts whose verdicts lead to their sections, what is wrong first."""
    unexplained = sum(not row.is_explained for row in rows)
    result = (
        f"<strong>説明のつかないアドレスが{unexplained:,}件あります。</strong>"
        if unexplained
        else "すべてのアドレスに説明がつきました。"
    )
    by_verdict = {
        verdict: sorted(
            (row for row in rows if row.verdict == verdict), key=lambda row: row.is_explained
        )
        for verdict in sorted(Verdict, key=GOOD.__contains__)
    }
    sections = {verdict: found for verdict, found in by_verdict.items() if found}
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>移行台帳</title>\n<style>{_STYLE}</style>\n<h1>移行台帳</h1>\n"
        f"<p>調べた先：{escape(base_url)}（{len(rows):,}件）<br>{result}</p>\n"
        + _summary(sections)
        + "".join(_section(verdict, found, base_url) for verdict, found in sections.items())
        + "</html>\n"
    )


def _summary(sections: dict[Verdict, list[LedgerRow]]) -> str:
    there = {row.kind for rows in sections.values() for row in rows}
    kinds = [kind for kind in AddressKind if kind in there]
    heads = ("判定", "件数", "説明なし", *(kind.label for kind in kinds))
    head = "".join(f"<th scope=col>{name}</th>" for name in heads)
    lines = []
    for verdict, rows in sections.items():
        found = Counter(row.kind for row in rows)
        numbers = [len(rows), sum(not row.is_explained for row in rows)]
        numbers += [found[kind] for kind in kinds]
        cells = "".join(f'<td class="number">{number or "–"}</td>' for number in numbers)
        name = f'<a href="#{_anchor(verdict)}">{verdict.label}</a>'
        lines.append(f"<tr><th scope=row>{name}</th>{cells}</tr>\n")
    body = "".join(lines)
    return (
        '<div class="wide"><table id="counts">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>\n"
    )


def _section(verdict: Verdict, rows: Sequence[LedgerRow], base_url: str) -> str:
    heads = ("旧アドレス", "種別", "応答", "違い", "説明")
    head = "".join(f"<th scope=col>{name}</th>" for name in heads)
    lines = "".join(_line(row, base_url) for row in rows)
    return (
        f'<section id="{_anchor(verdict)}">\n<h2>{verdict.label}（{len(rows):,}件）</h2>\n'
        '<p><a href="#counts">件数の表へ戻る</a></p>\n'
        f'<div class="wide"><table>{_COLUMNS}\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>{lines}</tbody></table></div>\n</section>\n"
    )


def _line(row: LedgerRow, base_url: str) -> str:
    address = escape(base_url + quote(row.path, safe=f"{UNENCODED}?%"))
    notes = [row.title, row.canonical and f"正規URL：{row.canonical}"]
    notes.append(row.location and f"転送先：{row.location}")
    small = "".join(f"<small>{escape(note)}</small>" for note in notes if note)
    explanation = escape(row.explanation)
    if not row.is_explained:
        explanation = '<span class="open">説明がありません</span>'
    return (
        f'<tr><td><a href="{address}">{escape(row.path)}</a>{small}</td>'
        f"<td>{row.kind.label}</td><td>{row.status or '応答なし'}</td>"
        f"<td>{escape(row.detail)}</td><td>{explanation}</td></tr>\n"
    )


def _anchor(verdict: Verdict) -> str:
    return verdict.name.lower().replace("_", "-")
