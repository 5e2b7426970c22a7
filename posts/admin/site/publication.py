"""The desk of the publication's own facts: one row, so one form."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from posts import workflow
from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import PublicationModelAdmin
from posts.models import Publication


class PublicationDesk(SaveThroughWorkflowMixin, PublicationModelAdmin):
    """The publication; there is one, and it is never deleted."""

    autocomplete_fields = ("logo",)
    formfield_overrides: ClassVar = {
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    }
    fieldsets = (
        ("媒体", {"fields": ("title", "short_name", "tagline", "description", "x_account")}),
        ("見た目", {"fields": ("logo", "accent", "card_names")}),
        ("アドレスと一覧", {"fields": ("url", "permalink", "page_size")}),
        (
            "クローラーの扱い（robots.txt）",
            {
                "fields": (
                    "search_crawlers",
                    "training_crawlers",
                    "answering_crawlers",
                    "crawler_policy",
                )
            },
        ),
        ("検索", {"fields": ("search_freshness",)}),
        ("更新の通知", {"fields": ("websub_hub", "indexnow")}),
    )

    def save_model(self, request: HttpRequest, obj: Publication, form: Any, change: bool) -> None:
        """Save the facts, and follow a change of the names that cards of headlines have."""
        if "card_names" in form.changed_data:
            changed = workflow.mark_cards_by_name(Publication.objects.current(), obj)
            if changed:
                self.message_user(
                    request, f"{changed}点の画像の「見出しを入れたカード」を変えました。"
                )
        super().save_model(request, obj, form, change)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Publication.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Publication | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead straight to the form; where nobody has saved the facts yet, to an empty one."""
        if self.has_add_permission(request):
            return HttpResponseRedirect(reverse("admin:posts_publication_add"))
        arguments = [Publication.THE_ONE]
        return HttpResponseRedirect(reverse("admin:posts_publication_change", args=arguments))

    def view_on_site(self, obj: Publication) -> str:
        return "/"
