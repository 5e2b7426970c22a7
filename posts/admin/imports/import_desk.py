"""The desk of the imports: one is started here, watched while it runs, and read afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from posts.admin.custom_pages import desk_page
from posts.admin.imports.archive_upload import TOO_LARGE, ArchiveForm, BoundedUpload
from posts.admin.imports.import_report import (
    COUNTS,
    ReportLookup,
    counts_of,
    desk_links_of,
    names_in_report,
    parts_of,
)
from posts.admin.rights import ReadOnlyMixin, editor_of
from posts.admin.typed_bases import ImportRunModelAdmin
from posts.errors import ImportUnderWayError
from posts.importing.uploads import Upload, look_at, start_import
from posts.messages import in_japanese
from posts.models import ImportRun, RunState

RUN_PERMISSION = "posts.run_import"

_OPTION_LABELS = {
    "zone": "時間帯",
    "permalink": "記事アドレスの形式",
    "dialect": "ファイルの書き方",
    "encoding": "文字コード",
}


def _count_column(key: str) -> Callable[[ImportRun], int]:
    """The column of the list with one of the report's counts."""

    @admin.display(description=COUNTS[key])
    def column(run: ImportRun) -> int:
        return int(run.report.get(key, 0))

    column.__name__ = key
    return column


class ImportRunDesk(ReadOnlyMixin, ImportRunModelAdmin):
    """Runs of the importer: ``start/``, ``<id>/progress.json`` and ``<id>/report.json``."""

    list_display: Any = (
        "source",
        "state_badge",
        "started_at",
        "duration",
        *map(_count_column, COUNTS),
        "rejected",
    )
    list_per_page = 50
    search_fields = ("source",)
    search_help_text = "取り込み元から探します。"
    ordering = ("-started_at", "-id")
    list_select_related = ("by",)
    fields = ("source", "state_badge", "chosen_options", "started_at", "finished_at", "by")
    readonly_fields = ("state_badge", "chosen_options")
    change_form_template = "admin/posts/importrun/report.html"

    def has_view_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        """Whoever may import may also see what came of it."""
        return super().has_view_permission(request, obj) or may_import(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        start = csrf_exempt(require_http_methods(["GET", "POST"])(self.start_view))
        return [
            path("start/", wrap(start), name="posts_importrun_start"),
            path(
                "<int:object_id>/progress.json",
                wrap(require_GET(self.progress_view)),
                name="posts_importrun_progress",
            ),
            path(
                "<int:object_id>/report.json",
                wrap(require_GET(self.report_view)),
                name="posts_importrun_report",
            ),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the way to a new import for those who may start one."""
        context = {**(extra_context or {}), "may_import": may_import(request)}
        return super().changelist_view(request, context)

    def start_view(self, request: HttpRequest) -> HttpResponse:
        """Show the form (GET); take an archive and start its import (POST).

        Exempt from Django's check of the token and checked here instead: the check reads the
        upload, which must first be led to disk. Raises PermissionDenied before anything is read.
        """
        if not may_import(request):
            raise PermissionDenied
        upload = BoundedUpload(request)
        request.upload_handlers = [upload]

        @csrf_protect
        def receive(request: HttpRequest) -> HttpResponse:
            return self._start(request, upload)

        return receive(request)

    def _start(self, request: HttpRequest, upload: BoundedUpload) -> HttpResponse:
        if request.method != "POST":
            return self._form_page(request, ArchiveForm())
        form = ArchiveForm(request.POST, request.FILES)
        if upload.was_too_large:
            form.errors["archive"] = form.error_class([TOO_LARGE])
        if not form.is_valid():
            return self._form_page(request, form)
        archive = form.cleaned_data["archive"]
        assert isinstance(archive, TemporaryUploadedFile)
        received = Upload(Path(archive.temporary_file_path()), archive.name or "")
        try:
            run = start_import(received, form.options(), by=editor_of(request), now=timezone.now())
        except ImportUnderWayError as error:
            form.add_error(None, in_japanese(error))
            return self._form_page(request, form)
        self.message_user(request, "取り込みを始めました。このページを離れても続きます。")
        return HttpResponseRedirect(reverse("admin:posts_importrun_change", args=[run.pk]))

    def _form_page(self, request: HttpRequest, form: forms.Form) -> HttpResponse:
        context = {
            "title": "アーカイブを取り込む",
            "opts": self.opts,
            "form": form,
        }
        status = 422 if form.errors else 200
        return desk_page(request, "posts/importrun/start.html", context, status=status)

    def progress_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """How far the run is, for the script of its page."""
        run = look_at(self._visible_run(request, object_id), timezone.now())
        return JsonResponse(
            {
                "state": run.state,
                "is_under_way": is_under_way(run),
                "done": run.done,
                "total": run.total,
            }
        )

    def report_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The whole report as a JSON file."""
        run = self._visible_run(request, object_id)
        text = json.dumps(run.report, ensure_ascii=False, indent=2) + "\n"
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{run.pk}.json"'
        return response

    def _visible_run(self, request: HttpRequest, object_id: int) -> ImportRun:
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = ImportRun.objects.filter(pk=object_id).first()
        if run is None:
            raise Http404(f"there is no import {object_id}")
        return run

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: ImportRun | None = None,
    ) -> HttpResponse:
        """Add how far the run is or the report, made readable."""
        if obj is not None:
            run = look_at(obj, timezone.now())
            context["title"] = "取り込みの報告"
            context["run"] = run
            context["is_under_way"] = is_under_way(run)
            context["interrupted"] = run.state == RunState.INTERRUPTED
            context["may_import"] = may_import(request)
            wanted = request.GET.get("q", "").strip()
            lookup = ReportLookup(
                run.translations, desk_links_of(names_in_report(run.report)), wanted
            )
            context["wanted"], context["counts"] = wanted, counts_of(run.report)
            context["parts"] = parts_of(run.report, lookup)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="状態", ordering="state")
    def state_badge(self, run: ImportRun) -> SafeString | str:
        state = RunState(look_at(run, timezone.now()).state)
        dry = "（試し取り込み）" if run.options.get("dry_run") else ""
        return format_html(
            '<span class="badge badge-run-{}">{}</span>{}', state.value, state.label, dry
        )

    @admin.display(description="設定")
    def chosen_options(self, run: ImportRun) -> str:
        """What was asked for; what was left to the site is not said."""
        named = [f"{label}：{run.options[key]}" for key, label in _OPTION_LABELS.items()
                 if run.options.get(key)]  # fmt: skip
        if run.options.get("overwrite"):
            named.append("競合したらファイルの内容で上書き")
        return "、".join(named) or "―"

    @admin.display(description="所要時間")
    def duration(self, run: ImportRun) -> str:
        if run.finished_at is None:
            return "―"
        return f"{(run.finished_at - run.started_at).total_seconds():.1f}秒"

    @admin.display(description="取り込めず")
    def rejected(self, run: ImportRun) -> int:
        return len(run.report.get("rejected", ()))


def may_import(request: HttpRequest) -> bool:
    """Whether this person may start an import."""
    return request.user.has_perm(RUN_PERMISSION)


def is_under_way(run: ImportRun) -> bool:
    """Whether a run that was looked at just now is still under way."""
    return run.state in (RunState.WAITING, RunState.RUNNING)
