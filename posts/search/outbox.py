"""The outbox: which posts an engine outside has not heard of yet, noted with the change itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from posts.batches import in_batches
from posts.models import SearchChange, SearchDocument
from posts.search.backends import Engine, is_outside, selected
from posts.search.index.token_index import TokenChange
from posts.search.index_entries import tokens_in

#: Changes that are handed over at a time; SQLite lets nobody save meanwhile.
AT_ONCE = 50

#: Documents that are handed over at a time when all are.
_OF_ALL_AT_ONCE = 500

_NOTHING: frozenset[str] = frozenset()


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


def _deliver_some(engine: Engine) -> int:
    with transaction.atomic():
        # The oldest are locked: a second process waits, so that no engine gets an older state of a
        # post after a newer one.
        changes = SearchChange.objects.order_by("pk").select_for_update()
        some = dict(changes.values_list("pk", "post_key")[:AT_ONCE])
        if some:
            engine.write(_changes(set(some.values())))
            SearchChange.objects.filter(pk__in=some).delete()
    return len(set(some.values()))


def refill() -> None:
    """Let the engine know the posts that the database has indexed, and no others.

    What is saved meanwhile is delivered after. Raises SearchEngineError if the engine cannot take
    it; then it is as it was.
    """
    #: For each document the digest of what was filled in.
    filled: dict[int, str] = {}
    selected().refill(_all_documents(filled))
    # Who delivered meanwhile has told the old index, and taken the note away.
    differing = filled.items() ^ _digests(SearchDocument.objects.all()).items()
    note({key for key, _ in differing})
    deliver()


def _all_documents(filled: dict[int, str]) -> Iterator[list[TokenChange]]:
    """The tokens of every document, some at a time; their digests are noted in ``filled``."""
    keys = list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))
    for some in in_batches(keys, _OF_ALL_AT_ONCE):
        # Before their words are: a document that changes in between is told once more.
        filled.update(_digests(SearchDocument.objects.filter(pk__in=some)))
        yield _changes(some)


def _digests(documents: QuerySet[SearchDocument]) -> dict[int, str]:
    return dict(documents.order_by().values_list("pk", "digest"))


def _changes(keys: Collection[int]) -> list[TokenChange]:
    """What an engine is told of these documents: their tokens, none for those that are gone."""
    rows = SearchDocument.objects.filter(pk__in=keys).order_by()
    words = rows.values_list("pk", "title", "text")
    tokens = {key: tokens_in(title, text) for key, title, text in words}
    return [TokenChange(key, _NOTHING, tokens.get(key, _NOTHING)) for key in sorted(keys)]
