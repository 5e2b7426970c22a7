"""The desk of the imports: what came of each, to be read, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from posts.admin.typed import ImportRunModelAdmin
from posts.models import ImportRun

#: Rows of one part of a report that are shown; an archive can have tens of thousands of notes.
MOST_ROWS = 500

_COUNTS = {
    "created": "新規",
    "updated": "更新",
    "unchanged": "変更なし",
    "aliases": "旧アドレス",
}
_PARTS = {
    "rejected": "取り込めなかったファイル",
    "conflicts": "編集とぶつかった記事",
    "collisions": "アドレスの重複",
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
    "message": "内容",
}


@dataclass(frozen=True)
class ReportPart:
    """One part of a report as a table; ``total`` counts also the rows that are not shown."""

    name: str
    columns: list[str]
    rows: list[list[str]]
    total: int


def parts_of(report: dict[str, Any]) -> list[ReportPart]:
    """The parts of a report that have something to say, the gravest first."""
    return [_part(label, report[key]) for key, label in _PARTS.items() if report.get(key)]


def counts_of(report: dict[str, Any]) -> list[tuple[str, int]]:
    """What the run counted, with the words for it."""
    counted = [(label, int(report.get(key, 0))) for key, label in _COUNTS.items()]
    return [*counted, ("取り込めず", len(report.get("rejected", ())))]


def _part(label: str, entries: list[Any]) -> ReportPart:
    rows = [entry if isinstance(entry, dict) else {"message": entry} for entry in entries]
    keys = list(dict.fromkeys(key for row in rows[:MOST_ROWS] for key in row))
    return ReportPart(
        name=label,
        columns=[_COLUMNS.get(key, key) for key in keys],
        rows=[
            ["" if row.get(key) is None else str(row[key]) for key in keys]
            for row in rows[:MOST_ROWS]
        ],
        total=len(rows),
    )


class ImportRunDesk(ImportRunModelAdmin):
    """Runs of the importer."""

    list_display = ("source", "started_at", "duration", *_COUNTS, "rejected")
    list_per_page = 50
    search_fields = ("source",)
    search_help_text = "取り込み元から探します。"
    ordering = ("-started_at", "-id")
    list_select_related = ("by",)
    fields = ("source", "started_at", "finished_at", "by")
    change_form_template = "admin/posts/importrun/report.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return False

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: ImportRun | None = None,
    ) -> HttpResponse:
        """Add the report, made readable."""
        report = obj.report if obj else {}
        context |= {"title": "取り込みの報告", "parts": parts_of(report)}
        context |= {"counts": counts_of(report)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="所要時間")
    def duration(self, run: ImportRun) -> str:
        if run.finished_at is None:
            return "終わっていません"
        return f"{(run.finished_at - run.started_at).total_seconds():.1f}秒"

    @admin.display(description=_COUNTS["created"])
    def created(self, run: ImportRun) -> int:
        return int(run.report.get("created", 0))

    @admin.display(description=_COUNTS["updated"])
    def updated(self, run: ImportRun) -> int:
        return int(run.report.get("updated", 0))

    @admin.display(description=_COUNTS["unchanged"])
    def unchanged(self, run: ImportRun) -> int:
        return int(run.report.get("unchanged", 0))

    @admin.display(description=_COUNTS["aliases"])
    def aliases(self, run: ImportRun) -> int:
        return int(run.report.get("aliases", 0))

    @admin.display(description="取り込めず")
    def rejected(self, run: ImportRun) -> int:
        return len(run.report.get("rejected", ()))
