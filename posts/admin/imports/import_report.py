"""The report of an import as tables, the gravest part first, with links to where each is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from posts.batches import in_batches
from posts.models import Post, PostKind

_VIEWS: dict[str, str] = {
    PostKind.ARTICLE: "admin:posts_post_change",
    PostKind.PAGE: "admin:posts_page_change",
}


def desk_links_of(names: Iterable[str]) -> dict[str, str]:
    """Map addresses, and names of files inside their site, to addresses of the desk.

    A name that several posts share, of several old sites, is left out.
    """
    found: dict[str, set[str]] = {}
    for some in in_batches(dict.fromkeys(names)):
        for field in ("path", "source_name"):
            rows = Post.objects.filter(**{f"{field}__in": some}).values_list(field, "kind", "pk")
            for name, kind, key in rows:
                found.setdefault(str(name), set()).add(reverse(_VIEWS[kind], args=[key]))
    return {name: next(iter(urls)) for name, urls in found.items() if len(urls) == 1}


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
#: What an editor does about each part.
_ADVICE = {
    "rejected": "ファイルを直して、もう一度取り込んでください。"
    "直したファイルだけが取り込まれます。",
    "conflicts": "残さなかったほうの内容は、違いとしてここに残っています。"
    "必要な部分があれば、記事を開いて書き写してください。",
    "collisions": "先に使っていた記事のアドレスはそのままです。"
    "割り当てたアドレスでよいか確かめ、変えるときは記事のスラッグを直してください。",
    "disappeared": "もう要らない記事は、開いて公開を停止するか削除してください。",
    "missing_images": "画像を「画像」からアップロードするか、"
    "アーカイブに加えてもう一度取り込んでください。",
    "dead_links": "「サイト内リンク」の画面で、転送先を決めるか本文のリンクを直してください。",
    "notes": "取り込みは済んでいます。目を通し、気になる記事だけ確かめてください。",
}
_COLUMNS = {
    "path": "ファイル",
    "line": "行",
    "reason": "理由",
    "address": "アドレス",
    "owner": "先に使っていた記事",
    "given": "割り当てたアドレス",
    "link": "リンク先",
    "image": "画像",
    "kept": "残したもの",
    "diff": "違い",
    "message": "内容",
}
_KEPT = {"edit": "ここでの編集", "file": "ファイルの内容"}
_LONG = frozenset({"diff"})
#: Cells that name a post, a page or its file, by which it can be opened.
_LINKED_COLUMNS = frozenset({"path", "address", "given"})


@dataclass(frozen=True)
class Cell:
    """One cell; a ``long`` one has lines of its own, and is opened by those who want to read it.

    ``href`` leads to the post or page that the text names, "" where there is none.
    """

    text: str
    long: bool = False
    href: str = ""


@dataclass(frozen=True)
class ReportPart:
    """One part of a report as a table; ``total`` counts also the rows that are not shown.

    ``key`` is its name in the report, ``advice`` what an editor does about it.
    """

    key: str
    name: str
    advice: str
    columns: list[str]
    rows: list[list[Cell]]
    total: int


@dataclass(frozen=True)
class ReportLookup:
    """How a report is read: its sentences in Japanese by the English ones, the addresses at which
    posts and pages are opened by what the report calls them, and the words looked for ("": all).
    """

    translations: Mapping[str, str]
    desk_links: Mapping[str, str]
    wanted: str = ""


def parts_of(report: dict[str, Any], lookup: ReportLookup) -> list[ReportPart]:
    """The parts of a report that have something to say, the gravest first."""
    parts = (_part(key, report.get(key) or [], lookup) for key in _PARTS)
    return [part for part in parts if part.total]


def names_in_report(report: dict[str, Any]) -> Iterator[str]:
    """What the rows that can be shown call posts and pages: names of files, and addresses."""
    for part in _PARTS:
        for row in _rows(part, report.get(part) or []):
            yield from (str(row[key]) for key in _LINKED_COLUMNS & row.keys())


def counts_of(report: dict[str, Any]) -> list[tuple[str, int]]:
    """What the run counted, with the words for it."""
    counted = [(label, int(report.get(key, 0))) for key, label in COUNTS.items()]
    return [*counted, ("取り込めず", len(report.get("rejected", ())))]


def _rows(part: str, entries: list[Any]) -> list[dict[str, Any]]:
    only = "address" if part == "disappeared" else "message"
    return [entry if isinstance(entry, dict) else {only: entry} for entry in entries]


def _part(part: str, entries: list[Any], lookup: ReportLookup) -> ReportPart:
    rows = _rows(part, entries)
    keys = list(dict.fromkeys(key for row in rows[:MOST_ROWS] for key in row))
    cells = ([_cell(key, row.get(key), lookup) for key in keys] for row in rows)
    found = [row for row in cells if _is_wanted(row, lookup.wanted)]
    return ReportPart(
        key=part,
        name=_PARTS[part],
        advice=_ADVICE[part],
        columns=[_COLUMNS.get(key, key) for key in keys],
        rows=found[:MOST_ROWS],
        total=len(found),
    )


def _is_wanted(row: list[Cell], wanted: str) -> bool:
    words = wanted.casefold().split()
    text = " ".join(cell.text for cell in row).casefold()
    return all(word in text for word in words)


def _cell(key: str, value: Any, lookup: ReportLookup) -> Cell:
    text = "" if value is None else str(value)
    if key == "kept":
        text = _KEPT.get(text, text)
    if key in _LINKED_COLUMNS:
        return Cell(text, href=lookup.desk_links.get(text, ""))
    return Cell(lookup.translations.get(text, text), long=key in _LONG and bool(text))
