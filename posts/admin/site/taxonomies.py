"""Authors, categories and tags at the desk: saved and deleted through the workflow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import AnyModelAdmin
from posts.authors.admin import AuthorAdmin
from posts.categories.admin import CategoryAdmin
from posts.models import PostKind
from posts.tags.admin import TagAdmin


class TaxonomyMixin(AnyModelAdmin):
    """Mixed into the ModelAdmin of what articles are sorted by, series among them.

    The slug stays once it is given, because pages live under it. Each row leads to its articles.
    """

    #: The parameter of the list of articles that asks for those of one row.
    filter_name: ClassVar[str]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with ``post_count``: their articles, whatever the status of these."""
        articles = Q(posts__kind=PostKind.ARTICLE)
        rows = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(post_count=Count("posts", filter=articles))
        return counted

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    def view_on_site(self, obj: Any) -> str | None:
        return str(obj.get_absolute_url())

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, row: Any) -> SafeString:
        """How many articles there are, as a link to the list of just these."""
        query = urlencode({self.filter_name: row.pk})
        url = f"{reverse('admin:posts_post_changelist')}?{query}"
        return format_html('<a href="{}">{}件</a>', url, row.post_count)


class AuthorDesk(TaxonomyMixin, SaveThroughWorkflowMixin, AuthorAdmin):
    """Authors."""

    filter_name = "authors__id__exact"


class CategoryDesk(TaxonomyMixin, SaveThroughWorkflowMixin, CategoryAdmin):
    """Categories."""

    filter_name = "category__id__exact"


class TagDesk(TaxonomyMixin, SaveThroughWorkflowMixin, TagAdmin):
    """Tags."""

    filter_name = "tag"
