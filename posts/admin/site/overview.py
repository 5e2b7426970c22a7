"""What the desk shows on arrival: how many posts have which status, and those last saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.safestring import SafeString

from posts.admin.post.status import EffectiveStatus, has_effective_status, status_badge
from posts.models import Post
from posts.search import outbox
from posts.search.backends import is_outside

#: Posts in the list of those last saved.
MOST_RECENT = 10

_COUNTED = (
    EffectiveStatus.DRAFT,
    EffectiveStatus.REVIEW,
    EffectiveStatus.SCHEDULED,
    EffectiveStatus.PUBLIC,
)


@dataclass(frozen=True)
class StatusCount:
    """How many posts have this status."""

    status: EffectiveStatus
    number: int


@dataclass(frozen=True)
class RecentPost:
    """A post that was saved lately, with the badge of its status."""

    post: Post
    badge: SafeString


@dataclass(frozen=True)
class Overview:
    """The desk at one moment; two queries."""

    counts: Sequence[StatusCount]
    recent: Sequence[RecentPost]


def search_lag_notice(now: datetime) -> str:
    """What the desk should know of an engine that is behind; "" where none is. Two queries at most.

    The first minute is the time that every delivery takes.
    """
    if not is_outside():
        return ""
    lag = outbox.lag()
    minutes = int(lag.age(now).total_seconds() // 60)
    if not minutes:
        return ""
    return (
        f"読者の検索にまだ反映されていない記事が{lag.posts:,}件あります（最も古いものは{minutes}分前から）。"
        "この表示が続くときは、サイトの管理者に知らせてください。"
    )


def overview_at(now: datetime) -> Overview:
    """Count the posts by their effective status at ``now``, and find those last saved."""
    numbers = Post.articles.aggregate(
        **{
            status.value: Count("pk", filter=has_effective_status(status, now))
            for status in _COUNTED
        }
    )
    saved = Post.articles.only("title", "status", "published_at", "expires_at", "saved_at")
    return Overview(
        counts=[StatusCount(status, numbers[status.value]) for status in _COUNTED],
        recent=[
            RecentPost(post, status_badge(post, now))
            for post in saved.order_by("-saved_at", "-pk")[:MOST_RECENT]
        ],
    )
