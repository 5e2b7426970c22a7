"""Deleting a post for good."""

from __future__ import annotations

import logging
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from posts.errors import TransitionError
from posts.models import Edition, Post
from posts.search import index_updates as search
from posts.workflow.addresses import was_seen
from posts.workflow.links.aliases import AliasTarget, write_aliases
from posts.workflow.permissions import may_publish

logger = logging.getLogger(__name__)


def delete_post(post: Post, *, by: User, now: datetime) -> None:
    """Delete a post with its history; every address that it had answers 410 Gone from now on.

    Raises TransitionError when readers know the post and ``by`` has no right to publish.
    """
    if post.path and was_seen(post) and not may_publish(by):
        raise TransitionError("公開されたことのある記事を削除する権限がありません。")
    key, path, seen = post.pk, post.path, was_seen(post)
    with transaction.atomic():
        search.delete([key])
        post.delete()
        if path and seen:
            write_aliases({path: AliasTarget()}, now=now)
            Edition.objects.advance()
    logger.info("deleted post=%s path=%s by=%s", key, path, by)
