"""Who sits at the desk."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest

#: The right that stands between writing and being read; defined on Post.
PUBLISH_PERMISSION = "posts.publish_post"


def editor_of(request: HttpRequest) -> User:
    """The person who is signed in; the admin lets nobody else reach its views."""
    assert isinstance(request.user, User)
    return request.user


def may_publish(request: HttpRequest) -> bool:
    """Whether this person may change what readers see."""
    return editor_of(request).has_perm(PUBLISH_PERMISSION)
