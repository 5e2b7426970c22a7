"""Who may change what readers see; whoever is named by nobody (a command) acts as the system."""

from __future__ import annotations

from django.contrib.auth.models import User

from posts.errors import TransitionError
from posts.models import Post, Status

#: The right that stands between writing and being read; defined on Post.
PUBLISH_PERMISSION = "posts.publish_post"


def may_publish(by: User | None) -> bool:
    """Whether this person may change what readers see; None is the system, which may."""
    return by is None or by.has_perm(PUBLISH_PERMISSION)


def check_may_edit(post: Post, by: User | None) -> None:
    """Raise TransitionError where ``post`` is published, or is to be, and ``by`` may not publish.

    What counts is the status that is stored and the one that ``post`` carries.
    """
    if may_publish(by):
        return
    stored = Post.objects.filter(pk=post.pk).values_list("status", flat=True)
    if Status.PUBLISHED in (post.status, *stored):
        raise TransitionError("公開中の記事を直す権限がありません。デスクに依頼してください。")
