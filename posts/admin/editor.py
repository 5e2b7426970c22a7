"""Who sits at the desk."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest

from posts import workflow


def editor_of(request: HttpRequest) -> User:
    """The person who is signed in; the admin lets nobody else reach its views."""
    assert isinstance(request.user, User)
    return request.user


def may_see_posts(request: HttpRequest) -> bool:
    """Whether this person may see which articles there are, drafts included."""
    return any(map(request.user.has_perm, ("posts.view_post", "posts.change_post")))


def may_publish(request: HttpRequest) -> bool:
    """Whether this person may change what readers see."""
    return workflow.may_publish(editor_of(request))
