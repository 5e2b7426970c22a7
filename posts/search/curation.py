"""What editors set for searches: spellings that are equal, and articles that stand first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from posts.models import KeptForEdition, PinnedResult, SpellingGroup, spellings_in
from posts.search.tokens import as_one_line


@dataclass(frozen=True)
class Curation:
    """Groups of spellings, and the keys of the pins by the query that they are for."""

    spellings: tuple[tuple[str, ...], ...]
    pins: Mapping[str, tuple[int, ...]]


def _read_tuning() -> Curation:
    groups = SpellingGroup.objects.values_list("spellings", flat=True)
    pins: dict[str, list[int]] = defaultdict(list)
    for key, query in PinnedResult.objects.order_by("pk").values_list("pk", "query"):
        pins[as_one_line(query)].append(key)
    return Curation(
        tuple(map(spellings_in, groups)), {query: tuple(keys) for query, keys in pins.items()}
    )


#: All that is set in the edition of a number; two queries where it is not known yet.
curation = KeptForEdition(_read_tuning)
