"""Slips of the finger: words of the archive that lie near to what was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.db.models.functions import Length

from posts.models import LONGEST_WORD, Word
from posts.search.tokens import fold

#: Corrections that are offered.
_MOST = 4
#: Words of the archive that are compared with each, those of the most articles first.
_MOST_COMPARED = 2_000
#: Letters from which on a word may have one slip, and two.
_ONE_SLIP, _TWO_SLIPS = 3, 6


def near(words: Sequence[str]) -> list[list[str]]:
    """Return likely corrections of a query's words by those of the archive, the likeliest first.

    Each has all the words; those that the archive knows stay as typed. Slips are letters that are
    missing, too many, wrong, or two in the wrong order (Damerau's four). Two queries at most.
    """
    doubted = {word: fold(word) for word in unknown(words)}
    nearest = _nearest([form for form in doubted.values() if _slips(form)])
    mended = {word: nearest[form] for word, form in doubted.items() if form in nearest}
    if not mended:
        return []
    first = next(iter(mended))
    best = {word: choices[0] for word, choices in mended.items()}
    return [
        [{**best, first: choice}.get(word, word) for word in words]
        for choice in mended[first][:_MOST]
    ]


def unknown(words: Sequence[str]) -> list[str]:
    """Those of the words that are none of the archive's; one query."""
    forms = [fold(word) for word in words]
    known = set(Word.objects.filter(folded__in=forms).values_list("folded", flat=True))
    return [word for word, form in zip(words, forms, strict=True) if form not in known]


def distance(one: str, other: str) -> int:
    """Return how many slips lie between two words (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, there in enumerate(other, start=1):
            same = letter == there
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (not same))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return above[-1]


def _slips(word: str) -> int:
    """How many slips a word may have: short ones become any other word too easily."""
    if not _ONE_SLIP <= len(word) <= LONGEST_WORD:
        return 0
    return 1 if len(word) < _TWO_SLIPS else 2


def _nearest(words: list[str]) -> dict[str, list[str]]:
    """For each word that has some: the spellings near to it, by slips and then by articles."""
    if not words:
        return {}
    likely = Q()
    for word in words:
        slips = _slips(word)
        length = Q(length__range=(len(word) - slips, len(word) + slips))
        likely |= length & (Q(folded__startswith=word[0]) | Q(folded__endswith=word[-2:]))
    rows = Word.objects.annotate(length=Length("folded")).filter(likely)
    columns = rows.order_by("-posts", "spelling").values_list("folded", "spelling", "posts")
    archive = list(columns[: _MOST_COMPARED * len(words)])
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        ranked = sorted(_compared(word, archive))
        found[word] = list(dict.fromkeys(spelling for *_, spelling in ranked))
    return {word: spellings for word, spellings in found.items() if spellings}


def _compared(word: str, archive: list[tuple[str, str, int]]) -> Iterator[tuple[int, int, str]]:
    slips, letters = _slips(word), set(word)
    for folded, spelling, posts in archive:
        # To compare letter by letter takes long; most words fail at having the same ones.
        if len(letters - set(folded)) <= slips and abs(len(folded) - len(word)) <= slips:
            between = distance(word, folded)
            if between <= slips:
                yield between, -posts, spelling
