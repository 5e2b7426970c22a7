"""Fixed pages as the desk lists them: posts of another kind, such as /about/."""

from __future__ import annotations

from typing import ClassVar

from posts.models.kinds import PostKind
from posts.models.post import Post
from posts.models.post_queryset import KindManager


class Page(Post):
    """A post of the kind ``page``: its editor gives its address, no list shows it, it has no date.

    A proxy, so that the desk has a list and rights of its own for it; everywhere else it is a Post.
    """

    objects: ClassVar = KindManager(PostKind.PAGE)

    class Meta:
        proxy = True
        verbose_name = "固定ページ"
        verbose_name_plural = "固定ページ"
        ordering = ("path", "pk")
