"""The outbox: which posts an engine outside has not heard of yet, noted with the change itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from posts.models import SearchChange
from posts.search.backends.protocol import SearchBackend
from posts.search.backends.selected import is_outside, selected

#: Changes that are handed over at a time; SQLite lets nobody save meanwhile.
AT_ONCE = 50


@dataclass(frozen=True)
class Lag:
    """How far an engine is behind: posts that it has not heard of, and since when."""

    posts: int
    since: datetime | None

    def age(self, now: datetime) -> timedelta:
        """How long the oldest change has waited."""
        return now - self.since if self.since else timedelta(0)


def note(keys: Collection[int]) -> None:
    """Note that these posts have changed or are gone, in the transaction that did it.

    Nothing is noted, and nothing costs, while the site's own database answers searches.
    """
    if keys and is_outside():
        now = timezone.now()
        changes = (SearchChange(post_key=key, noted_at=now) for key in sorted(keys))
        SearchChange.objects.bulk_create(changes, batch_size=1_000)


def lag() -> Lag:
    """How far the engine is behind; two queries."""
    waiting = SearchChange.objects.order_by()
    oldest = waiting.aggregate(oldest=Min("noted_at"))["oldest"]
    return Lag(waiting.values("post_key").distinct().count(), oldest)


def deliver() -> int:
    """Hand over what waits, the oldest first, until nothing is left; return how many posts.

    A note is deleted only after the engine has confirmed: who is killed in between delivers twice,
    which harms nothing, because an engine is told what a post is and not what was done to it.
    Raises SearchEngineError if the engine cannot take it; then all that is left waits.
    """
    engine = selected()
    posts = 0
    while delivered := _deliver_some(engine):
        posts += delivered
    return posts


def _deliver_some(engine: SearchBackend) -> int:
    with transaction.atomic():
        # The oldest are locked: a second process waits, so that no engine gets an older state of a
        # post after a newer one.
        changes = SearchChange.objects.order_by("pk").select_for_update()
        some = dict(changes.values_list("pk", "post_key")[:AT_ONCE])
        if some:
            engine.index(sorted(set(some.values())))
            SearchChange.objects.filter(pk__in=some).delete()
    return len(set(some.values()))


def refill(keys: Collection[int]) -> None:
    """Let the engine know these posts and no others; what changes meanwhile is delivered after.

    Raises SearchEngineError if the engine cannot take it.
    """
    selected().refill(sorted(keys))
    deliver()
