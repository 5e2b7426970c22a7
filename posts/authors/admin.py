"""How authors look at the desk; what the newsroom adds stands in ``posts.admin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from posts.authors.models import Author

if TYPE_CHECKING:
    AuthorModelAdmin = admin.ModelAdmin[Author]
else:
    AuthorModelAdmin = admin.ModelAdmin


class AuthorAdmin(AuthorModelAdmin):
    """List and form of authors."""

    list_display = ("name", "role", "slug", "post_count")
    search_fields = ("name", "slug")
    search_help_text = "名前とスラッグから探します。"
    ordering = ("name", "pk")
    list_per_page = 100
    fields = ("name", "slug", "role", "portrait", "description", "links")
    autocomplete_fields = ("portrait",)
