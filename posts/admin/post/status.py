"""What the status of a post means at this moment, and the buttons that move it to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import models
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts import workflow
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


@dataclass(frozen=True)
class Move:
    """One button: the status to which it moves, its name in the form, its label.

    ``takes_away`` says that readers lose a page.
    """

    to: Status
    name: str
    label: str
    takes_away: bool = False


MOVES = (
    Move(Status.PUBLISHED, "_publish", "公開する"),
    Move(Status.REVIEW, "_review", "校閲に出す"),
    Move(Status.DRAFT, "_draft", "下書きに戻す"),
    Move(Status.WITHDRAWN, "_withdraw", "公開停止にする", takes_away=True),
)


def moves_for(post: Post, by: User) -> list[Move]:
    """The moves that this person may make with this post now."""
    allowed = workflow.allowed_transitions(post, by)
    return [move for move in MOVES if move.to in allowed]


def requested_move(sent: Mapping[str, object]) -> Move | None:
    """The move whose button was pressed, or None for a plain save."""
    return next((move for move in MOVES if move.name in sent), None)


_SAID = {
    Standing.DRAFT: "「{}」を下書きとして保存しました。",
    Standing.REVIEW: "「{}」を保存しました。校閲待ちです。",
    Standing.EXPIRED: "「{}」を保存しました。公開終了日時を過ぎているため、読者には見えません。",
    Standing.WITHDRAWN: "「{}」を保存しました。公開停止中のため、読者には見えません。",
}


def what_was_saved(post: Post, now: datetime) -> SafeString:
    """The sentence that tells the editor where the post stands at ``now``, with the way to it."""
    standing = standing_of(post, now)
    if standing is Standing.PUBLIC:
        return format_html(
            '「{}」を保存しました。公開中です。<a href="{}">サイトで見る</a>',
            post.title,
            post.get_absolute_url(),
        )
    if standing is Standing.SCHEDULED:
        assert post.published_at is not None
        moment = formats.date_format(timezone.localtime(post.published_at), "Y年n月j日 H:i")
        return format_html("「{}」を保存しました。{}に公開されます。", post.title, moment)
    return format_html(_SAID[standing], post.title)
