"""Whether documents really have the terms: the substring search that has the last word."""

from __future__ import annotations

from collections.abc import Sequence

from posts.search.conditions import Alternatives
from posts.search.entries import StoredWords
from posts.search.haystacks import find, packed


def verified(
    documents: Sequence[StoredWords],
    wanted: Sequence[Alternatives],
    excluded: Sequence[Alternatives],
) -> list[StoredWords]:
    """Those with one spelling of each wanted group and none of the excluded, in their order."""
    found = list(documents)
    # The longest are the rarest, so that few texts are left for the others.
    for needles in sorted(map(_needles, wanted), key=lambda group: -min(map(len, group))):
        having = _keys_having(found, needles)
        found = [one for one in found if one.key in having]
    unwanted = _keys_having(found, [needle for group in excluded for needle in _needles(group)])
    return [one for one in found if one.key not in unwanted]


def _keys_having(documents: Sequence[StoredWords], needles: Sequence[bytes]) -> set[int]:
    """The keys of those that have any of the needles."""
    keys: set[int] = set()
    left = documents
    for needle in needles:
        # One comprehension for each needle: it runs for thousands of texts.
        keys.update([one.key for one in left if find(one.haystack, needle) >= 0])
        left = [one for one in left if one.key not in keys]
    return keys


def _needles(group: Alternatives) -> list[bytes]:
    """What is looked for, but for what is found wherever something shorter is."""
    every = [spelling.needle for spelling in group]
    shortest = [one for one in every if not any(other in one and other != one for other in every)]
    return [packed(one) for one in shortest]
