"""Who may change what readers see; whoever is named by nobody (a command) acts as the system."""

from __future__ import annotations

from django.contrib.auth.models import User

from posts.errors import TransitionError
from posts.models import Status

#: The right that stands between writing and being read; defined on Post.
PUBLISH_PERMISSION = "posts.publish_post"


def may_publish(by: User | None) -> bool:
    """Whether this person may change what readers see; None is the system, which may."""
    return by is None or by.has_perm(PUBLISH_PERMISSION)


def check_may_edit(by: User | None, *statuses: str) -> None:
    """Raise TransitionError where one of a post's statuses is published and ``by`` may not publish.

    What counts is the status that is stored and the one that a post is to get.
    """
    if Status.PUBLISHED in statuses and not may_publish(by):
        raise TransitionError("公開中の記事を直す権限がありません。デスクに依頼してください。")
