"""Authors, categories and tags at the desk: saved and deleted through the workflow."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.saved_by_workflow import SavedByWorkflow
from posts.authors.admin import AuthorAdmin
from posts.authors.models import Author
from posts.categories.admin import CategoryAdmin
from posts.categories.models import Category
from posts.tags.admin import TagAdmin
from posts.tags.models import Tag


def posts_of(count: int, **filters: int) -> SafeString:
    """The number of posts as a link to the list of just these."""
    url = f"{reverse('admin:posts_post_changelist')}?{urlencode(filters)}"
    return format_html('<a href="{}">{}件</a>', url, count)


class AuthorDesk(SavedByWorkflow, AuthorAdmin):
    """Authors."""

    def view_on_site(self, obj: Author) -> str:
        return obj.get_absolute_url()

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, fact: Author) -> SafeString:
        return posts_of(getattr(fact, "post_count", 0), authors__id__exact=fact.pk)


class CategoryDesk(SavedByWorkflow, CategoryAdmin):
    """Categories."""

    def view_on_site(self, obj: Category) -> str:
        return obj.get_absolute_url()

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, fact: Category) -> SafeString:
        return posts_of(getattr(fact, "post_count", 0), category__id__exact=fact.pk)


class TagDesk(SavedByWorkflow, TagAdmin):
    """Tags."""

    def view_on_site(self, obj: Tag) -> str:
        return obj.get_absolute_url()

    @admin.display(description="記事", ordering="post_count")
    def post_count(self, fact: Tag) -> SafeString:
        return posts_of(getattr(fact, "post_count", 0), tag=fact.pk)
