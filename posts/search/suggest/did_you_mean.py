"""Did you mean: slips mended, the keyboard's mode put right, names like one that nobody has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import LONGEST_WORD, Word
from posts.search.query import ChosenFilter, bare_words, meant_by, with_words
from posts.search.tokens import as_one_line, fold
from posts.tags.models import Tag

#: Corrections that are offered.
_MOST_CHOICES = 4
#: Words of the archive that are compared with each, those of the most articles first.
_MOST_COMPARED = 2_000
#: Letters from which on a word may have one slip, and two.
_ONE_SLIP, _TWO_SLIPS = 3, 6
#: In how many times as many articles a word stands that is surely meant.
_CLEARLY = 3


def likely_corrections(words: Sequence[str]) -> list[list[str]]:
    """Return likely corrections of a query's words by those of the archive, the likeliest first.

    Each has all the words; those that the archive knows stay as typed. Slips are letters that are
    missing, too many, wrong, or two in the wrong order (Damerau's four). Two queries at most.
    """
    doubted = {word: fold(word) for word in unknown_words(words)}
    nearest = _nearest(list(doubted.values()))
    mended = {word: nearest[form] for word, form in doubted.items() if form in nearest}
    if not mended:
        return []
    first = next(iter(mended))
    best = {word: choices[0] for word, choices in mended.items()}
    return [
        [{**best, first: choice}.get(word, word) for word in words]
        for choice in mended[first][:_MOST_CHOICES]
    ]


def clear_correction(word: str) -> str:
    """The one word of the archive that is surely meant by a word with slips, "" where several may.

    It has fewer slips than any other, or stands in three times as many articles as the next one
    with as many. Numbers are no slips: llama4 is not llama3. Two queries at most.
    """
    form = fold(word)
    near = [one for one in _near([form]).get(form, ()) if _digits(one.spelling) == _digits(word)]
    best = [one for one in near if one.slips == near[0].slips]
    others = [one for one in best if fold(one.spelling) != fold(best[0].spelling)]
    if best and all(best[0].posts >= _CLEARLY * one.posts for one in others):
        return best[0].spelling
    return ""


def near_words(word: str) -> list[str]:
    """The words of the archive that a word with slips may be, the likeliest first; one query."""
    form = fold(word)
    near = _near([form]).get(form, ())
    return [one.spelling for one in near if _digits(one.spelling) == _digits(word)]


def _digits(text: str) -> list[str]:
    return re.findall("[0-9]+", fold(text))


def unknown_words(words: Sequence[str]) -> list[str]:
    """Those of the words that are none of the archive's; one query."""
    forms = [fold(word) for word in words]
    known = set(Word.objects.filter(folded__in=forms).values_list("folded", flat=True))
    return [word for word, form in zip(words, forms, strict=True) if form not in known]


def typing_distance(one: str, other: str) -> int:
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


class _Near(NamedTuple):
    """A word of the archive that is near to another one."""

    slips: int
    fewer_posts: int
    spelling: str

    @property
    def posts(self) -> int:
        return -self.fewer_posts


def _nearest(words: list[str]) -> dict[str, list[str]]:
    """For each word that has some: the spellings near to it, by slips and then by articles."""
    near = _near(words).items()
    return {word: list(dict.fromkeys(one.spelling for one in ranked)) for word, ranked in near}


def _near(words: list[str]) -> dict[str, list[_Near]]:
    words = [word for word in words if _slips(word)]
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
    found = {word: sorted(_compared(word, archive)) for word in words}
    return {word: near for word, near in found.items() if near}


def _compared(word: str, archive: list[tuple[str, str, int]]) -> Iterator[_Near]:
    slips, letters = _slips(word), set(word)
    for folded, spelling, posts in archive:
        # To compare letter by letter takes long; most words fail at having the same ones.
        if len(letters - set(folded)) <= slips and abs(len(folded) - len(word)) <= slips:
            between = typing_distance(word, folded)
            if between <= slips:
                yield _Near(between, -posts, spelling)


#: Names that are offered.
_MOST_NAMES = 3

_KINDS: dict[str, type[Tag] | type[Author] | type[Category]] = {
    "tags": Tag,
    "authors": Author,
    "categories": Category,
}


def names_like(chosen: ChosenFilter) -> list[str]:
    """The names that hold the value of a filter, or are held by it, the shortest first; one query.

    None for a day, and for a value that is a name or slug itself.
    """
    model = _KINDS.get(chosen.key)
    wanted = fold(chosen.value).strip()
    if model is None or not wanted:
        return []
    alike = []
    for name, slug in model._default_manager.order_by("pk").values_list("name", "slug"):
        folded = fold(name).strip()
        if wanted in (folded, fold(slug)):
            return []
        if folded and (wanted in folded or folded in wanted):
            alike.append(name)
    return sorted(alike, key=len)[:_MOST_NAMES]


#: Corrections that are tried; beside other words, the likeliest ones say what is meant.
_MOST_MENDED, _MOST_MENDED_OF_SEVERAL = 4, 2
#: Readings by the keyboard that are tried.
_MOST_MEANT = 4
#: Words of a query that are looked at one by one; a longer one is a sentence.
_MOST_WORDS = 4


def alternative_queries(text: str, hits: int, count: Callable[[str], int]) -> Iterator[str]:
    """Yield other wordings of a query that find more than its ``hits``, the likeliest first.

    ``count`` says how many posts a query finds. Words are mended one by one, and what else the
    query has, filters and phrases, stays.
    """
    words = bare_words(text)
    if not 0 < len(words) <= _MOST_WORDS:
        return
    seen = {as_one_line(text)}
    for wording in _candidates(text, words, count):
        if as_one_line(wording) not in seen and count(wording) > hits:
            yield wording
        seen.add(as_one_line(wording))


def _candidates(text: str, words: Sequence[str], count: Callable[[str], int]) -> Iterator[str]:
    most = _MOST_MENDED if len(words) == 1 else _MOST_MENDED_OF_SEVERAL
    for mended in likely_corrections(words)[:most]:
        yield with_words(text, dict(zip(words, mended, strict=True)))
    if len(words) == 1:
        yield from (with_words(text, {words[0]: one}) for one in meant_by(words[0])[:_MOST_MEANT])
        return
    readings = {
        word: found
        for word in unknown_words(words)
        if (found := next(filter(count, meant_by(word)[:_MOST_MEANT]), None))
    }
    if readings:
        yield with_words(text, readings)
