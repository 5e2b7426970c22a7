"""The desk of the files that are kept as they are, such as /ads.txt."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from posts import addresses, workflow
from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import KeptFileForm, KeptFileModelAdmin
from posts.errors import AddressError
from posts.messages import in_japanese
from posts.models import KeptFile
from posts.public.files.kept_files import content_type_of

#: Bytes of a file that is uploaded here; it passes through memory.
LARGEST_FILE = 10 * 1024**2


class KeptFileUpload(KeptFileForm):
    """The address of a file, which never changes, and the content that it gets."""

    content = forms.FileField(
        label="ファイル",
        allow_empty_file=True,
        help_text=f"選んだファイルの内容を、そのまま公開します。{LARGEST_FILE // 1024**2}MBまで。",
        error_messages={"required": "ファイルを選んでください。"},
    )

    class Meta:
        model = KeptFile
        fields = ("path",)
        help_texts = {
            "path": "スラッシュから始まる、ファイル名までのアドレスです"
            "（例：/ads.txt、/.well-known/security.txt）。登録した後は変えられません。"
        }

    def clean_path(self) -> str:
        """Normalise the address; nothing else may answer there."""
        try:
            path = addresses.normalize_file_path(self.cleaned_data["path"])
            workflow.check_kept_file_path(path)
        except AddressError as error:
            raise ValidationError(in_japanese(error)) from error
        if path == "/" or self.cleaned_data["path"].strip().endswith("/"):
            raise ValidationError("ファイル名まで入れてください（例：/ads.txt）。")
        return path

    def clean_content(self) -> UploadedFile[bytes]:
        """Refuse a file that is too large to pass through memory."""
        content: UploadedFile[bytes] = self.cleaned_data["content"]
        if (content.size or 0) > LARGEST_FILE:
            raise ValidationError(
                f"ファイルが大きすぎます。{LARGEST_FILE // 1024**2}MBまでにしてください。"
            )
        return content


class KeptFileDesk(SaveThroughWorkflowMixin, KeptFileModelAdmin):
    """Kept files: uploaded, replaced and deleted; an address never changes."""

    form = KeptFileUpload
    list_display = ("path", "size", "kind", "source", "created_at")
    list_per_page = 100
    search_fields = ("path", "source_key")
    search_help_text = "アドレスと取り込み元から探します。"
    ordering = ("path",)
    show_full_result_count = False
    readonly_fields = ("size", "kind", "source", "created_at")
    fieldsets = (
        (
            None,
            {
                "fields": ("path", "content"),
                "description": "ads.txtや所有権の確認ファイルのように、"
                "内容を変えずにそのまま公開するファイルです。",
            },
        ),
        ("記録", {"fields": ("size", "kind", "source", "created_at")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: KeptFile | None = None) -> Any:
        """An address that is known to readers stays."""
        fields = super().get_readonly_fields(request, obj)
        return ("path", *fields) if obj else fields

    def get_fieldsets(self, request: HttpRequest, obj: KeptFile | None = None) -> Any:
        """A new file has nothing on record yet, and those who only look upload nothing."""
        (upload, record) = super().get_fieldsets(request, obj)
        if obj is None:
            return (upload,)
        if not self.has_change_permission(request, obj):
            return ((None, {"fields": ("path",)}), record)
        return (upload, record)

    def save_model(self, request: HttpRequest, obj: KeptFile, form: Any, change: Any) -> None:
        """Put the uploaded content under the address; from now on no import replaces it."""
        file = workflow.FileToKeep(obj.path, form.cleaned_data["content"].read(), "")
        obj.pk = workflow.keep_file(file, now=timezone.now()).pk

    def delete_model(self, request: HttpRequest, obj: KeptFile) -> None:
        """Delete the file through the workflow."""
        workflow.delete_kept_file(obj)

    def view_on_site(self, obj: KeptFile) -> str:
        return obj.get_absolute_url()

    @admin.display(description="サイズ", ordering="byte_size")
    def size(self, kept: KeptFile) -> str:
        return filesizeformat(kept.byte_size)

    @admin.display(description="種類")
    def kind(self, kept: KeptFile) -> str:
        """The type that browsers are told, or that they only offer to save the file."""
        told = content_type_of(kept.path)
        return told.partition(";")[0] if told else "ダウンロード専用"

    @admin.display(description="取り込み元", ordering="source_key")
    def source(self, kept: KeptFile) -> str:
        return kept.source_key or "この編集室で登録"
