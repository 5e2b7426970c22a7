"""A query that finds nothing, in other words: mended, without particles, with fewer words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from posts.models import Word
from posts.search.dictionary.word_lists import related_words
from posts.search.query import bare_words, has_or, meant_by, with_words
from posts.search.query.questions import (
    ContentWord,
    content_words,
    day_of,
    halves_of,
    hardly_narrows,
    parts_of,
)
from posts.search.suggest.did_you_mean import clear_correction, near_words, unknown_words
from posts.search.tokens import fold

#: Words of a query that are looked at; a longer one is no question but a text.
_MOST_WORDS = 10
#: Readings by the keyboard that are tried.
_MOST_MEANT = 4
#: Wordings with one word less that are tried for each number of words.
_MOST_TRIED = 3
#: Words that stand in more than this part of the articles of the commonest one say nothing alone.
_MOST_POSTS = 0.4

_CHANGE_OF_CASE = re.compile("(?<=[a-z]{3})(?=[A-Z])")

Count = Callable[[str], int]


@dataclass(frozen=True)
class Rewording:
    """Another wording of a query, and what makes it another one.

    ``corrected`` are words as typed and as they were taken, ``left_out`` those that were dropped,
    ``day`` is the year, month or day that the query names; where it ``has_words`` no more, that
    was taken for the time of publication.
    """

    text: str
    corrected: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    day: str = ""
    has_words: bool = True


def rewordings(text: str, count: Count, *, finds_some: bool) -> Iterator[Rewording]:
    """Yield other wordings of a query that found too little, each broader than those before it.

    First particles, question words and words that hardly narrow go, and clear slips are mended;
    then compounds are parted and related words looked for too. Where the query ``finds_some``, that
    is all; otherwise those words that help least are left out one by one, until only such would be
    left as stand everywhere. Filters, phrases and exclusions stay. None of a query with OR, whose
    parts are alternatives already. ``count`` says how many posts a query finds.
    """
    typed = bare_words(text)
    if has_or(text) or not 0 < len(typed) <= _MOST_WORDS:
        return
    day, undated = day_of(" ".join(typed))
    others = " ".join(with_words(text, dict.fromkeys(typed, "")).split())
    words = content_words(undated)[:_MOST_WORDS]
    if not words:
        if day:
            yield Rewording(f"{others} after:{day} before:{day}".strip(), day=day, has_words=False)
        return
    corrected = _corrections([word.text for word in words], count)
    mended = [replace(word, text=corrected.get(word.text, word.text)) for word in words]
    for wording in _ever_broader(mended, count, finds_some=finds_some):
        kept = "".join(wording)
        parts = (part for word in mended for part in parts_of(word.text))
        gone = tuple(part for part in parts if not all(half in kept for half in halves_of(part)))
        reworded = " ".join([*wording, *others.split()])
        yield Rewording(reworded, tuple(corrected.items()), gone, day)


def _ever_broader(
    words: Sequence[ContentWord], count: Count, *, finds_some: bool
) -> Iterator[list[str]]:
    """The words that narrow, then they in parts, with related ones, then one less and less."""
    strong = [word.text for word in words if not word.is_weak] or [word.text for word in words]
    yield strong
    parts = _parted(strong, parts_of)
    yield parts
    halves = _parted(parts, halves_of)
    yield halves
    yield [" OR ".join([word, *related_words(fold(word))]) for word in strong]
    if not finds_some:
        yield from _ever_fewer(halves, count)


def _parted(words: Sequence[str], part: Callable[[str], list[str]]) -> list[str]:
    """The parts of the words, each once, without those that hardly narrow if others are left."""
    parts = list(dict.fromkeys(one for word in words for one in part(word)))
    return [one for one in parts if not hardly_narrows(one)] or parts


def _ever_fewer(words: list[str], count: Count) -> Iterator[list[str]]:
    """The words without those that no article has, then without those of the most articles."""
    posts = _posts_of(words)
    known = [word for word in words if posts[word] or count(word)]
    everywhere = _MOST_POSTS * max(posts.values(), default=0)
    while known and not all(posts[word] > everywhere > 0 for word in known):
        if known != words:
            yield known
        dispensable = sorted(known, key=lambda word: (-posts[word], -known.index(word)))
        fewer = [[word for word in known if word != one] for one in dispensable[:_MOST_TRIED]]
        if len(known) > 1:
            yield from fewer[1:]
        known = fewer[0]


def _posts_of(words: Sequence[str]) -> dict[str, int]:
    """In how many articles each word stands, as it was counted last."""
    rows = Word.objects.filter(folded__in=list(map(fold, words)))
    posts = dict(rows.order_by("posts").values_list("folded", "posts"))
    return {word: posts.get(fold(word), 0) for word in words}


def _corrections(words: Sequence[str], count: Count) -> dict[str, str]:
    """What is surely meant by those of the words that stand in no article."""
    found = {}
    for word in unknown_words(words):
        if not count(word) and (instead := _meant(word, count)):
            found[word] = instead
    return found


def _meant(word: str, count: Count) -> str:
    """What is surely meant by a word that stands nowhere, in whole or in its parts, else ""."""
    whole = next(filter(count, meant_by(word)[:_MOST_MEANT]), "") or clear_correction(word)
    parts = [piece for part in parts_of(word) for piece in _CHANGE_OF_CASE.split(part)]
    if whole or len(parts) < 2:
        return whole
    for place, part in enumerate(parts):
        for instead in [*meant_by(part)[:_MOST_MEANT], *near_words(part)[:_MOST_MEANT]]:
            mended = "".join([*parts[:place], instead, *parts[place + 1 :]])
            if count(mended):
                return mended
    return ""
