"""Whether documents really have the terms, and as words of their own: 京都 is no word in 東京都."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from posts.search.conditions import Alternatives
from posts.search.index_entries import StoredWords, marked
from posts.search.packed_texts import around, find, packed
from posts.search.query import (
    LONGEST_LOOK,
    ParsedQuery,
    Term,
    has_aligned,
    is_aligned_at,
    may_be_cut,
)

#: Terms of a query that are looked for as words of their own.
_MOST_DOUBTFUL = 4
#: Places that are looked at one by one.
_MOST_LOOKS = 8


def on_boundaries(documents: Sequence[StoredWords], query: ParsedQuery) -> list[StoredWords]:
    """Those of the documents that have each term of the query as a word of its own, too.

    Only terms that are known to hide in other words are looked at, so that most queries cost
    nothing; for the others, each text is read until the first good place.
    """
    wanted = [[_Spelling.of(one) for one in group] for group in doubtful_spellings(query)]
    return [one for one in documents if _has_all(one, wanted)] if wanted else list(documents)


def doubtful_spellings(query: ParsedQuery) -> list[list[str]]:
    """The spellings of each group of terms whose hits may be pieces of other words.

    Where there are many, none: nobody means words by a row of single letters, and to look
    through each text for each of them would take long.
    """
    doubtful = [_spellings(group) for group in query.groups if _is_doubtful(group)]
    return doubtful if len(doubtful) <= _MOST_DOUBTFUL else []


def _is_doubtful(group: Sequence[Term]) -> bool:
    # A phrase was quoted in order to find just these letters.
    return any(may_be_cut(one) for term in group for one in term.alternatives) and not any(
        term.is_phrase for term in group
    )


def _spellings(group: Sequence[Term]) -> list[str]:
    return [spelling for term in group for spelling in term.alternatives]


@dataclass(frozen=True)
class _Spelling:
    """A spelling, as it is looked for, and whether it may be a piece of other words."""

    text: str
    needle: bytes
    is_doubtful: bool

    @classmethod
    def of(cls, text: str) -> _Spelling:
        return cls(text, packed(marked(text)), may_be_cut(text))


def _has_all(document: StoredWords, wanted: Sequence[Sequence[_Spelling]]) -> bool:
    return all(any(_stands(document, one) for one in spellings) for spellings in wanted)


def _stands(document: StoredWords, spelling: _Spelling) -> bool:
    """Whether a document has the spelling; as a word, where that is in doubt."""
    place = find(document.packed_text, spelling.needle)
    if place < 0 or not spelling.is_doubtful:
        return place >= 0
    # Mostly one of the first places is a good one, or the last: to unpack the whole text for the
    # others takes as long as ten looks.
    for _ in range(_MOST_LOOKS):
        near, at = around(document.packed_text, place, LONGEST_LOOK)
        if is_aligned_at(near, spelling.text, at):
            return True
        place = find(document.packed_text, spelling.needle, place + 1)
        if place < 0:
            return False
    return has_aligned(document.text, spelling.text)


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
        keys.update([one.key for one in left if find(one.packed_text, needle) >= 0])
        left = [one for one in left if one.key not in keys]
    return keys


def _needles(group: Alternatives) -> list[bytes]:
    """What is looked for, but for what is found wherever something shorter is."""
    every = [spelling.needle for spelling in group]
    shortest = [one for one in every if not any(other in one and other != one for other in every)]
    return [packed(one) for one in shortest]
