"""How the list of posts is read: no bodies but those that a search shows passages of."""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import urlencode

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_list import results
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from posts.admin.post.search import DeskSearch, search_posts
from posts.models import Byline, Post
from posts.search.passages import passages_of
from posts.search.snippets import Snippet

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
