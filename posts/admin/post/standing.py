"""What a post's status means at this moment: scheduled, expired, or simply what it says."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from posts.models import Post, Status


class Standing(models.TextChoices):
    """Where a post stands for readers, one word for each case that an editor tells apart."""

    DRAFT = "draft", "下書き"
    REVIEW = "review", "校閲待ち"
    SCHEDULED = "scheduled", "予約"
    PUBLIC = "public", "公開"
    EXPIRED = "expired", "掲載終了"
    WITHDRAWN = "withdrawn", "公開停止"


_PLAIN = {
    Status.DRAFT.value: Standing.DRAFT,
    Status.REVIEW.value: Standing.REVIEW,
    Status.WITHDRAWN.value: Standing.WITHDRAWN,
}


def standing_of(post: Post, at: datetime) -> Standing:
    """Where ``post`` stands at ``at``; the twin of ``standing_at``."""
    if post.status in _PLAIN:
        return _PLAIN[post.status]
    if post.expires_at is not None and post.expires_at <= at:
        return Standing.EXPIRED
    return Standing.PUBLIC if post.is_public(at) else Standing.SCHEDULED


def standing_at(standing: Standing, at: datetime) -> models.Q:
    """The condition for the posts that stand so at ``at``; each post meets exactly one of them."""
    published = models.Q(status=Status.PUBLISHED)
    expired = models.Q(expires_at__isnull=False, expires_at__lte=at)
    conditions = {
        Standing.EXPIRED: published & expired,
        Standing.SCHEDULED: published & ~expired & models.Q(published_at__gt=at),
        Standing.PUBLIC: published & ~expired & models.Q(published_at__lte=at),
    }
    return conditions[standing] if standing in conditions else models.Q(status=standing.value)
