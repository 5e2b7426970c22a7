"""How categories look at the desk; what the newsroom adds stands in ``posts.admin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from posts.categories.models import Category

if TYPE_CHECKING:
    CategoryModelAdmin = admin.ModelAdmin[Category]
else:
    CategoryModelAdmin = admin.ModelAdmin


class CategoryAdmin(CategoryModelAdmin):
    """List and form of categories."""

    list_display = ("name", "slug", "position", "on_front", "post_count")
    list_editable = ("position", "on_front")
    search_fields = ("name", "slug")
    search_help_text = "名前とスラッグから探します。"
    ordering = ("position", "name", "pk")
    list_per_page = 100
    fields = ("name", "slug", "description", "position", "on_front", "article_kind")
