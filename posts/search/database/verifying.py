"""Whether documents really have the terms: the substring search that has the last word."""

from __future__ import annotations

from collections.abc import Sequence

from posts.search.conditions import Alternatives
from posts.search.entries import StoredWords


def verified(
    documents: Sequence[StoredWords],
    wanted: Sequence[Alternatives],
    excluded: Sequence[Alternatives],
) -> list[StoredWords]:
    """Those with one spelling of each wanted group and none of the excluded, in their order."""
    # The longest are the rarest, so that few texts are left for the others.
    for needles in sorted(map(_needles, wanted), key=lambda group: -min(map(len, group))):
        documents = [one for one in documents if _has_any(one.text, needles)]
    unwanted = [needle for group in excluded for needle in _needles(group)]
    return [one for one in documents if not _has_any(one.text, unwanted)]


def _has_any(text: str, needles: Sequence[str]) -> bool:
    return any(needle in text for needle in needles)


def _needles(group: Alternatives) -> list[str]:
    return [spelling.needle for spelling in group]
