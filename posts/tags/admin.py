"""How tags look at the desk. The newsroom's own admin registers this class (posts.admin)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from posts.tags.models import Tag

if TYPE_CHECKING:
    TagModelAdmin = admin.ModelAdmin[Tag]
else:
    TagModelAdmin = admin.ModelAdmin


class TagAdmin(TagModelAdmin):
    """List and form of tags; the slug stays once it is given, because pages live under it."""

    list_display = ("name", "slug", "post_count")
    search_fields = ("name", "slug")
    search_help_text = "名前とスラッグから探します。"
    ordering = ("name", "pk")
    list_per_page = 100
    fields = ("name", "slug", "description")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return Tag.objects.with_post_counts()

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Tag | None = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, fact: Tag) -> str:
        """How many posts carry it, whatever their status."""
        return f"{getattr(fact, 'post_count', 0)}件"
