"""How tags look at the desk; what the newsroom adds stands in ``posts.admin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from posts.tags.models import Tag

if TYPE_CHECKING:
    TagModelAdmin = admin.ModelAdmin[Tag]
else:
    TagModelAdmin = admin.ModelAdmin


class TagAdmin(TagModelAdmin):
    """List and form of tags."""

    list_display = ("name", "slug", "post_count")
    search_fields = ("name", "slug")
    search_help_text = "名前とスラッグから探します。"
    ordering = ("name", "pk")
    list_per_page = 100
    fields = ("name", "slug", "description")
