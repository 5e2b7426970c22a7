"""Who may see what: the states of a post, and the one definition of "public"."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class Status(models.TextChoices):
    """Where a post stands on its way to readers."""

    DRAFT = "draft", "下書き"
    REVIEW = "review", "校閲待ち"
    PUBLISHED = "published", "公開"
    WITHDRAWN = "withdrawn", "公開停止"


def public_at(at: datetime) -> models.Q:
    """What readers may see at ``at``, of posts and of whatever has the same three columns.

    This is the one definition of "public": published, its time come, not yet expired. A scheduled
    post is a published one whose time has not come; no job is needed.
    """
    return models.Q(
        models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=at),
        status=Status.PUBLISHED,
        published_at__lte=at,
    )
