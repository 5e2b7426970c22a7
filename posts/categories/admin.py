"""How categories look at the desk. The newsroom's own admin registers this class (posts.admin)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from posts.categories.models import Category

if TYPE_CHECKING:
    CategoryModelAdmin = admin.ModelAdmin[Category]
else:
    CategoryModelAdmin = admin.ModelAdmin


class CategoryAdmin(CategoryModelAdmin):
    """List and form of categories; the slug stays once it is given, because pages live under it."""

    list_display = ("name", "slug", "position", "on_front", "post_count")
    list_editable = ("position", "on_front")
    search_fields = ("name", "slug")
    search_help_text = "名前とスラッグから探します。"
    ordering = ("position", "name", "pk")
    list_per_page = 100
    fields = ("name", "slug", "description", "position", "on_front", "article_kind")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        return Category.objects.with_post_counts()

    def get_readonly_fields(
        self, request: HttpRequest, obj: Category | None = None
    ) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Category | None = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, fact: Category) -> str:
        """How many posts stand in it, whatever their status."""
        return f"{getattr(fact, 'post_count', 0)}件"
