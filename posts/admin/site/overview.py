"""What the desk shows on arrival: how many posts stand where, and those last worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.safestring import SafeString

from posts.admin.post.listing import badge
from posts.admin.post.status import Standing, standing_at, standing_of
from posts.models import Post
from posts.search import outbox
from posts.search.backends import is_outside

#: Posts in the list of those last saved.
MOST_RECENT = 10

_COUNTED = (Standing.DRAFT, Standing.REVIEW, Standing.SCHEDULED, Standing.PUBLIC)


@dataclass(frozen=True)
class StandingCount:
    """How many posts stand so."""

    standing: Standing
    number: int


@dataclass(frozen=True)
class RecentPost:
    """A post that was saved lately, with the badge of where it stands."""

    post: Post
    badge: SafeString


@dataclass(frozen=True)
class Overview:
    """The desk at one moment; two queries."""

    counts: Sequence[StandingCount]
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
    """Count the posts by where they stand at ``now``, and find those last saved."""
    numbers = Post.articles.aggregate(
        **{standing.value: Count("pk", filter=standing_at(standing, now)) for standing in _COUNTED}
    )
    saved = Post.articles.only("title", "status", "published_at", "expires_at", "saved_at")
    return Overview(
        counts=[StandingCount(standing, numbers[standing.value]) for standing in _COUNTED],
        recent=[
            RecentPost(post, badge(standing_of(post, now)))
            for post in saved.order_by("-saved_at", "-pk")[:MOST_RECENT]
        ],
    )
