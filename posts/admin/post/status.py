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


class EffectiveStatus(models.TextChoices):
    """The status as time makes it: a published post may be scheduled, public or expired."""

    DRAFT = "draft", "下書き"
    REVIEW = "review", "校閲待ち"
    SCHEDULED = "scheduled", "予約"
    PUBLIC = "public", "公開"
    EXPIRED = "expired", "掲載終了"
    WITHDRAWN = "withdrawn", "公開停止"


_PLAIN = {
    Status.DRAFT.value: EffectiveStatus.DRAFT,
    Status.REVIEW.value: EffectiveStatus.REVIEW,
    Status.WITHDRAWN.value: EffectiveStatus.WITHDRAWN,
}


def effective_status_of(post: Post, at: datetime) -> EffectiveStatus:
    """The effective status of ``post`` at ``at``; the twin of ``has_effective_status``."""
    if post.status in _PLAIN:
        return _PLAIN[post.status]
    if post.expires_at is not None and post.expires_at <= at:
        return EffectiveStatus.EXPIRED
    return EffectiveStatus.PUBLIC if post.is_public(at) else EffectiveStatus.SCHEDULED


def status_badge(post: Post, at: datetime) -> SafeString:
    """The effective status of ``post`` at ``at``, as a word in its own colour."""
    status = effective_status_of(post, at)
    return format_html('<span class="badge badge-{}">{}</span>', status.value, status.label)


def has_effective_status(status: EffectiveStatus, at: datetime) -> models.Q:
    """The condition for posts of that status at ``at``; each post meets exactly one of them."""
    published = models.Q(status=Status.PUBLISHED)
    expired = models.Q(expires_at__isnull=False, expires_at__lte=at)
    conditions = {
        EffectiveStatus.EXPIRED: published & expired,
        EffectiveStatus.SCHEDULED: published & ~expired & models.Q(published_at__gt=at),
        EffectiveStatus.PUBLIC: published & ~expired & models.Q(published_at__lte=at),
    }
    return conditions[status] if status in conditions else models.Q(status=status.value)


@dataclass(frozen=True)
class TransitionButton:
    """The status to which it moves, its name in the form, its label.

    ``hides_from_readers`` says that readers lose a page.
    """

    to: Status
    name: str
    label: str
    hides_from_readers: bool = False


TRANSITION_BUTTONS = (
    TransitionButton(Status.PUBLISHED, "_publish", "公開する"),
    TransitionButton(Status.REVIEW, "_review", "校閲に出す"),
    TransitionButton(Status.DRAFT, "_draft", "下書きに戻す"),
    TransitionButton(Status.WITHDRAWN, "_withdraw", "公開停止にする", hides_from_readers=True),
)


def transition_buttons(post: Post, by: User) -> list[TransitionButton]:
    """The buttons that this person may press for this post now."""
    allowed = workflow.allowed_transitions(post, by)
    return [button for button in TRANSITION_BUTTONS if button.to in allowed]


def pressed_button(sent: Mapping[str, object]) -> TransitionButton | None:
    """The button that was pressed, or None for a plain save."""
    return next((button for button in TRANSITION_BUTTONS if button.name in sent), None)


_SAVED_MESSAGES = {
    EffectiveStatus.DRAFT: "「{}」を下書きとして保存しました。",
    EffectiveStatus.REVIEW: "「{}」を保存しました。校閲待ちです。",
    EffectiveStatus.EXPIRED: "「{}」を保存しました。"
    "公開終了日時を過ぎているため、読者には見えません。",
    EffectiveStatus.WITHDRAWN: "「{}」を保存しました。公開停止中のため、読者には見えません。",
}


def saved_message(post: Post, now: datetime) -> SafeString:
    """The sentence that tells the editor who sees the saved post at ``now``, with the way to it."""
    status = effective_status_of(post, now)
    if status is EffectiveStatus.PUBLIC:
        return format_html(
            '「{}」を保存しました。公開中です。<a href="{}">サイトで見る</a>',
            post.title,
            post.get_absolute_url(),
        )
    if status is EffectiveStatus.SCHEDULED:
        assert post.published_at is not None
        moment = formats.date_format(timezone.localtime(post.published_at), "Y年n月j日 H:i")
        return format_html("「{}」を保存しました。{}に公開されます。", post.title, moment)
    return format_html(_SAVED_MESSAGES[status], post.title)
