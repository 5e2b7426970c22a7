"""The report of an import as tables, the gravest part first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: Rows of one part of a report that are shown; an archive can have tens of thousands of notes.
MOST_ROWS = 500

COUNTS = {
    "created": "新規",
    "updated": "更新",
    "unchanged": "変更なし",
    "aliases": "旧アドレス",
}
_PARTS = {
    "rejected": "取り込めなかったファイル",
    "conflicts": "編集とぶつかった記事",
    "collisions": "アドレスの重複",
    "disappeared": "ファイルがなくなった記事（削除はしていません）",
    "missing_images": "見つからない画像",
    "dead_links": "リンク切れ",
    "notes": "直したところ・気になるところ",
}
_COLUMNS = {
    "path": "ファイル",
    "line": "行",
    "reason": "理由",
    "address": "アドレス",
    "owner": "持ち主",
    "given": "割り当てたアドレス",
    "link": "リンク先",
    "image": "画像",
    "kept": "残したもの",
    "diff": "違い",
    "message": "内容",
}
_KEPT = {"edit": "ここでの編集", "file": "ファイルの内容"}
_LONG = frozenset({"diff"})


@dataclass(frozen=True)
class Cell:
    """One cell; a ``long`` one has lines of its own, and is opened by those who want to read it."""

    text: str
    long: bool = False


@dataclass(frozen=True)
class ReportPart:
    """One part of a report as a table; ``total`` counts also the rows that are not shown."""

    name: str
    columns: list[str]
    rows: list[list[Cell]]
    total: int


def parts_of(report: dict[str, Any]) -> list[ReportPart]:
    """The parts of a report that have something to say, the gravest first."""
    return [_part(key, label, report[key]) for key, label in _PARTS.items() if report.get(key)]


def counts_of(report: dict[str, Any]) -> list[tuple[str, int]]:
    """What the run counted, with the words for it."""
    counted = [(label, int(report.get(key, 0))) for key, label in COUNTS.items()]
    return [*counted, ("取り込めず", len(report.get("rejected", ())))]


def _part(part: str, label: str, entries: list[Any]) -> ReportPart:
    only = "address" if part == "disappeared" else "message"
    rows = [entry if isinstance(entry, dict) else {only: entry} for entry in entries]
    shown = rows[:MOST_ROWS]
    keys = list(dict.fromkeys(key for row in shown for key in row))
    return ReportPart(
        name=label,
        columns=[_COLUMNS.get(key, key) for key in keys],
        rows=[[_cell(key, row.get(key)) for key in keys] for row in shown],
        total=len(rows),
    )


def _cell(key: str, value: Any) -> Cell:
    text = "" if value is None else str(value)
    if key == "kept":
        text = _KEPT.get(text, text)
    return Cell(text, long=key in _LONG and bool(text))
