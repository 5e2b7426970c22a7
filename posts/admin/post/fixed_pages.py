"""The desk of the fixed pages."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from posts import addresses, workflow
from posts.admin.fields import ProseField
from posts.admin.refusals import ShowsRefusals
from posts.admin.site.taxonomies import SavedByWorkflow
from posts.admin.typed import PageForm, PageModelAdmin
from posts.errors import AddressError, NewsroomError, RenderingError
from posts.messages import in_japanese
from posts.models import Page


class FixedPageForm(PageForm):
    """A page whose address is free and whose body can be rendered, and the version that was opened.

    ``refusal`` is what the workflow said when the same input was to be saved.
    """

    refusal: ClassVar[NewsroomError | None] = None

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    body = ProseField(
        label="本文", required=False, widget=forms.Textarea(attrs={"rows": 24, "class": "body"})
    )

    class Meta:
        model = Page
        fields = (
            "title", "path", "body", "markup", "description", "noindex", "in_sitemap", "published",
        )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["seen_version"] = self.instance.version

    def clean_path(self) -> str:
        """Normalise the address; a full URL and the like are refused."""
        try:
            return addresses.normalize_path(self.cleaned_data["path"])
        except AddressError as error:
            raise ValidationError(in_japanese(error)) from error

    def clean(self) -> dict[str, Any] | None:
        """Refuse an address that something else has, and a body that cannot be rendered."""
        cleaned = super().clean()
        if self.refusal is not None:
            self.add_error(None, in_japanese(self.refusal))
        if self.errors or cleaned is None:
            return cleaned
        page = Page(pk=self.instance.pk, path=cleaned["path"])
        page.body, page.markup = cleaned["body"], cleaned["markup"]
        try:
            workflow.check_paths([page])
        except AddressError as error:
            self.add_error("path", in_japanese(error))
        try:
            workflow.render_page_body(page)
        except RenderingError as error:
            self.add_error("body", f"本文を表示用に変換できません。{in_japanese(error)}")
        return cleaned


class PageDesk(ShowsRefusals, SavedByWorkflow, PageModelAdmin):
    """Fixed pages."""

    form = FixedPageForm
    list_display = ("title", "path", "published", "in_sitemap", "noindex", "saved_at")
    list_display_links = ("title", "path")
    list_filter = ("published", "markup")
    list_per_page = 100
    search_fields = ("title", "path")
    search_help_text = "見出しとアドレスから探します。"
    show_full_result_count = False
    readonly_fields = ("source", "saved_at")
    fieldsets = (
        (None, {"fields": ("title", "path", "published")}),
        ("本文", {"fields": ("markup", "body", "seen_version")}),
        ("検索エンジン", {"fields": ("description", ("noindex", "in_sitemap"))}),
        ("記録", {"fields": ("source", "saved_at")}),
    )

    def get_form(
        self, request: HttpRequest, obj: Page | None = None, change: bool = False, **options: Any
    ) -> type[forms.ModelForm[Page]]:
        form = cast(type[FixedPageForm], super().get_form(request, obj, change, **options))
        form.refusal = self.refusal
        return form

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: Any) -> None:
        """Save and render the page through the workflow.

        Raises NewsroomError; ``changeform_view`` shows it.
        """
        if change:
            # What counts is the version that the editor saw, not the one just loaded.
            obj.version = form.cleaned_data["seen_version"] or 0
        workflow.record_page(obj, now=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Page) -> None:
        """Delete the page through the workflow."""
        workflow.delete_page(obj, now=timezone.now())

    def view_on_site(self, obj: Page) -> str | None:
        return obj.get_absolute_url() if obj.published else None

    @admin.display(description="取り込み元")
    def source(self, page: Page) -> str:
        return page.source_key or "この編集室で作成"
