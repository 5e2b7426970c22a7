"""The desk of the articles, put together from its parts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from posts.admin.post.actions import PostActions
from posts.admin.post.change_list import PostList
from posts.admin.post.completion import PostCompletion
from posts.admin.post.editing import PostEditing
from posts.admin.post.history import PostHistory
from posts.admin.post.merging import PostMerging
from posts.admin.post.preview import PostPreview
from posts.admin.post.revision_search import PostRevisionSearch
from posts.models import Post, PostKind


class PostDesk(
    PostList,
    PostActions,
    PostMerging,
    PostEditing,
    PostPreview,
    PostRevisionSearch,
    PostHistory,
    PostCompletion,
):
    """Articles: list, actions, merging, form, preview, history and the search in it, completion."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        """Articles only; fixed pages have a desk of their own."""
        return super().get_queryset(request).filter(kind=PostKind.ARTICLE)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponseRedirect:
        """Lead to the form of a fixed page, which links name by its key as they do articles."""
        if object_id.isdecimal() and Post.pages.filter(pk=object_id).exists():
            return HttpResponseRedirect(reverse("admin:posts_page_change", args=[object_id]))
        elsewhere: HttpResponseRedirect = super()._get_obj_does_not_exist_redirect(  # type: ignore[misc]
            request, opts, object_id
        )
        return elsewhere
