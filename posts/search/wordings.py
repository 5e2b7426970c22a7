"""Other wordings of a query that found little: slips mended, and the keyboard's mode put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from posts.search.query import bare_words, meant_by, with_words
from posts.search.slips import near, unknown
from posts.search.tokens import as_one_line

#: Corrections that are tried; beside other words, the likeliest ones say what is meant.
_MOST_MENDED, _MOST_MENDED_OF_SEVERAL = 4, 2
#: Readings by the keyboard that are tried.
_MOST_MEANT = 4
#: Words of a query that are looked at one by one; a longer one is a sentence.
_MOST_WORDS = 4


def wordings(text: str, hits: int, count: Callable[[str], int]) -> Iterator[str]:
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
    for mended in near(words)[:most]:
        yield with_words(text, dict(zip(words, mended, strict=True)))
    if len(words) == 1:
        yield from (with_words(text, {words[0]: one}) for one in meant_by(words[0])[:_MOST_MEANT])
        return
    readings = {
        word: found
        for word in unknown(words)
        if (found := next(filter(count, meant_by(word)[:_MOST_MEANT]), None))
    }
    if readings:
        yield with_words(text, readings)
