"""The list of all posts: how it is read, what it shows, how it is filtered and searched."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_list import results
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.fields import join_names
from posts.admin.post.desk_search import DeskSearch, search_posts
from posts.admin.post.status import EffectiveStatus, has_effective_status, status_badge
from posts.admin.typed_bases import PostModelAdmin
from posts.models import Byline, Post
from posts.search.passages import passages_of
from posts.search.snippets import Snippet
from posts.tags.models import Tag

_LISTED = ("title", "path", "status", "published_at", "expires_at", "saved_at", "category__name")


class PostChangeList(ChangeList):
    """The list without the bodies, with its bylines in one query, and with a search's passages."""

    found: DeskSearch | None = None

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        # Blanks alone ask for nothing.
        self.query = self.query.strip()
        bylines = Prefetch("bylines", queryset=Byline.objects.select_related("author"))
        posts = self._without_search(request, exclude_parameters)
        if self.query:
            self.found = search_posts(self.query, posts, timezone.now())
            is_sorted = bool(self.params.get(ORDER_VAR))
            posts = (
                self.found.posts.order_by(*posts.query.order_by) if is_sorted else self.found.posts
            )
        return posts.only(*_LISTED).prefetch_related(bylines)

    def get_results(self, request: HttpRequest) -> None:
        """The page that was asked for, or the last one where there are fewer.

        Django would lead to the first page of all posts, and forget the search.
        """
        try:
            super().get_results(request)
        except IncorrectLookupParameters:
            pages = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
            self.page_num = pages.num_pages
            super().get_results(request)

    def get_ordering_field_columns(self) -> dict[int, Literal["asc", "desc"]]:
        """The columns that the list is sorted by: none for a search by relevance."""
        if self.query and not self.params.get(ORDER_VAR):
            return {}
        return super().get_ordering_field_columns()

    @property
    def notices(self) -> tuple[str, ...]:
        """What an editor should know about how the search was made."""
        return self.found.notices if self.found else ()

    @property
    def revisions_url(self) -> str:
        """Where the same search looks through earlier versions."""
        return f"{reverse('admin:posts_post_revisions')}?{urlencode({'q': self.query})}"

    def rows(self) -> list[tuple[Any, Snippet | None]]:
        """The cells of each row as Django makes them, with the passage that a search found."""
        posts: list[Post] = list(self.result_list)
        terms = self.found.query.terms if self.found else ()
        passages = passages_of([post.pk for post in posts], terms) if terms else {}
        cells = list(results(self))
        return [
            (row, _marked(passages.get(post.pk))) for row, post in zip(cells, posts, strict=True)
        ]

    def _without_search(self, request: HttpRequest, exclude_parameters: Any) -> QuerySet[Any]:
        """The posts of the filters, ordered as the columns' heads say."""
        query, self.query = self.query, ""
        try:
            return super().get_queryset(request, exclude_parameters)
        finally:
            self.query = query


def _marked(passage: Snippet | None) -> Snippet | None:
    """The passage, if anything is marked in it: a mere beginning would answer nothing."""
    has_marks = passage is not None and any(part.is_marked for part in passage.parts)
    return passage if has_marks else None


class StatusFilter(admin.SimpleListFilter):
    """下書き, 校閲待ち, 予約, 公開, 掲載終了, 公開停止."""

    title = "状態"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(EffectiveStatus.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Post]) -> QuerySet[Post]:
        value = self.value()
        if value not in EffectiveStatus.values:
            return queryset
        return queryset.filter(has_effective_status(EffectiveStatus(value), timezone.now()))


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
        "status_badge",
        "category",
        "author_names",
        "published_on",
        "saved_on",
        "on_site",
    )
    list_filter = (StatusFilter, "category", "authors", TagFilter)
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
    def status_badge(self, post: Post) -> SafeString:
        """The badge of the effective status."""
        return status_badge(post, timezone.now())

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
