"""The 表記ゆれ of the archive as it was counted last, and those that editors leave as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from posts.models import AcceptedVariation, SpellingVariation, identity_of
from posts.search.dictionary.spelling_variants import Variation, variations

#: Articles that are listed for one spelling; a desk that mends so many counts again.
MOST_KEYS = 100
_ROWS_AT_ONCE = 1_000


def replace_variations(posts: Mapping[str, Sequence[int]]) -> int:
    """Store what ``variations`` finds in place of what was stored; return how many groups.

    To be called in a transaction. ``posts`` holds the keys of the articles of each spelling.
    """
    decisions = list(AcceptedVariation.objects.all())
    rows = [_row(variation) for variation in variations(posts)]
    for row in rows:
        row.accepted = next((one for one in decisions if one.covers(row.identity)), None)
    SpellingVariation.objects.all().delete()
    SpellingVariation.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
    return len(rows)


def open_variations(kind: str = "") -> QuerySet[SpellingVariation]:
    """The groups about which editors have decided nothing, most affected articles first.

    Only those of one kind where one is given; none where there is no such kind.
    """
    undecided = SpellingVariation.objects.filter(accepted=None)
    return undecided.filter(kind=kind) if kind else undecided


def accept(variation: SpellingVariation, *, by: User, at: datetime) -> AcceptedVariation:
    """Leave these spellings side by side: they are shown no more, until another joins them."""
    with transaction.atomic():
        accepted, _ = AcceptedVariation.objects.get_or_create(
            identity=variation.identity, defaults={"by": by, "at": at}
        )
        variation.accepted = accepted
        variation.save(update_fields=["accepted"])
    return accepted


def reopen(accepted: AcceptedVariation) -> None:
    """Take the decision back: the groups that it covers are shown again."""
    accepted.delete()


def _row(variation: Variation) -> SpellingVariation:
    return SpellingVariation(
        identity=identity_of([spelling.text for spelling in variation.spellings]),
        kind=variation.kind.value,
        spellings=[
            {
                "text": spelling.text,
                "posts": len(spelling.posts),
                "keys": list(spelling.posts[:MOST_KEYS]),
            }
            for spelling in variation.spellings
        ],
        affected=variation.affected,
    )
