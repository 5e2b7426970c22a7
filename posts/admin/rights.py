"""Who is signed in at the desk, and what this person may see and change."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from posts import workflow
from posts.admin.typed_bases import AnyModelAdmin


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


class ReadOnlyMixin(AnyModelAdmin):
    """Mixed into a ModelAdmin whose rows nobody adds, changes or deletes at the desk."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
