"""The list of all posts: what it shows, how it is filtered and searched; bodies stay unread."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.names import join_names
from posts.admin.post.changelist import PostChangeList
from posts.admin.post.search import search_posts
from posts.admin.post.standing import Standing, standing_at, standing_of
from posts.admin.typed import PostModelAdmin
from posts.models import Post
from posts.tags.models import Tag


class StandingFilter(admin.SimpleListFilter):
    """下書き, 校閲待ち, 予約, 公開, 掲載終了, 公開停止."""

    title = "状態"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Standing.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Post]) -> QuerySet[Post]:
        value = self.value()
        if value not in Standing.values:
            return queryset
        return queryset.filter(standing_at(Standing(value), timezone.now()))


class TagFilter(admin.SimpleListFilter):
    """The one tag that a link from the tags' list asks for; a menu of all would be endless."""

    title = "タグ"
    parameter_name = "tag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        value = self.value() or ""
        chosen = Tag.objects.filter(pk=value) if value.isdecimal() else Tag.objects.none()
        return [(str(tag.pk), tag.name) for tag in chosen]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Post]) -> QuerySet[Post]:
        value = self.value() or ""
        return queryset.filter(taggings__tag=int(value)) if value.isdecimal() else queryset


class PostList(PostModelAdmin):
    """What the list of posts looks like."""

    list_display = (
        "title",
        "standing",
        "category",
        "author_names",
        "published_on",
        "saved_on",
        "on_site",
    )
    list_filter = (StandingFilter, "category", "authors", TagFilter)
    list_select_related = ("category",)
    list_per_page = 50
    date_hierarchy = "published_at"
    ordering = ("-saved_at", "-id")
    search_fields = ("title",)
    search_help_text = (
        "下書きを含むすべての記事を、見出し・本文・抜粋・タグ・アドレスから探します。"
        '空白で区切るとすべての語、OR を挟むとどちらかの語、"…" で囲むとその並びのまま。'
        "-語 で除外し、tag: author: category: after:2026-01-31 before: で絞り込めます。"
    )
    show_full_result_count = False
    empty_value_display = "―"

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return PostChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Post], bool]:
        """Search as ``search_posts`` does, for fields that choose a post; none is found twice."""
        if not search_term.strip():
            return queryset, False
        return search_posts(search_term, queryset, timezone.now()).posts, False

    @admin.display(description="状態", ordering="status")
    def standing(self, post: Post) -> SafeString:
        """The badge that says where the post stands."""
        return badge(standing_of(post, timezone.now()))

    @admin.display(description="執筆者")
    def author_names(self, post: Post) -> str:
        return join_names(author.name for author in post.author_list()) or "―"

    @admin.display(description="公開日時", ordering="published_at")
    def published_on(self, post: Post) -> str:
        return _moment(post.published_at) if post.published_at else "―"

    @admin.display(description="最終保存", ordering="saved_at")
    def saved_on(self, post: Post) -> str:
        return _moment(post.saved_at)

    @admin.display(description="サイト")
    def on_site(self, post: Post) -> SafeString | str:
        """The way to the public page, where there is one."""
        if not post.is_public(timezone.now()):
            return "―"
        return format_html(
            '<a href="{}" aria-label="「{}」をサイトで見る">見る</a>',
            post.get_absolute_url(),
            post.title,
        )


def _moment(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "Y/m/d H:i")


def badge(standing: Standing) -> SafeString:
    """A standing as a word in its own colour."""
    return format_html('<span class="badge badge-{}">{}</span>', standing.value, standing.label)
