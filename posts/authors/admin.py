"""How authors look at the desk. The newsroom's own admin registers this class (posts.admin)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from posts.authors.models import Author

if TYPE_CHECKING:
    AuthorModelAdmin = admin.ModelAdmin[Author]
else:
    AuthorModelAdmin = admin.ModelAdmin


class AuthorAdmin(AuthorModelAdmin):
    """List and form of authors; the slug stays once it is given, because pages live under it."""

    list_display = ("name", "role", "slug", "post_count")
    search_fields = ("name", "slug")
    search_help_text = "名前とスラッグから探します。"
    ordering = ("name", "pk")
    list_per_page = 100
    fields = ("name", "slug", "role", "portrait", "description", "links")
    autocomplete_fields = ("portrait",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Author]:
        return Author.objects.with_post_counts()

    def get_readonly_fields(
        self, request: HttpRequest, obj: Author | None = None
    ) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Author | None = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, fact: Author) -> str:
        """How many posts stand under this name, whatever their status."""
        return f"{getattr(fact, 'post_count', 0)}件"
