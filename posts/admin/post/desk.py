"""The desk of the articles, put together from its parts."""

from __future__ import annotations

from posts.admin.post.actions import PostActions
from posts.admin.post.completion import PostCompletion
from posts.admin.post.editing import PostEditing
from posts.admin.post.history import PostHistory
from posts.admin.post.listing import PostList
from posts.admin.post.merging import PostMerging
from posts.admin.post.preview import PostPreview
from posts.admin.post.revision_search import PostRevisionSearch


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
