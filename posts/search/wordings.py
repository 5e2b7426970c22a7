"""Other wordings of a query that found little: slips mended, and the keyboard's mode put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from posts.search.query import bare_words, meant_by, with_words
from posts.search.slips import near
from posts.search.tokens import as_one_line

#: Readings by the keyboard that are tried.
_MOST_MEANT = 4
#: Words of a query that are looked at one by one; a longer one is a sentence.
_MOST_WORDS = 4


def wordings(text: str, hits: int, count: Callable[[str], int]) -> Iterator[str]:
    """Yield other wordings of a query that find more than its ``hits``, the likeliest first.

    ``count`` says how many posts a query finds. Where nothing was found, each word that finds
    nothing by itself gets its own other wording, and filters stay.
    """
    seen = {as_one_line(text)}
    words = bare_words(text)
    alone = _of(text) if words == text.split() else ()
    for wording in (*alone, *([] if hits else _word_by_word(text, words, count))):
        if as_one_line(wording) not in seen and count(wording) > hits:
            seen.add(as_one_line(wording))
            yield wording


def _of(text: str) -> Iterator[str]:
    yield from near(text)
    yield from meant_by(text)[:_MOST_MEANT]


def _word_by_word(text: str, words: list[str], count: Callable[[str], int]) -> Iterator[str]:
    if len(words) > _MOST_WORDS:
        return
    better = {
        word: found
        for word in words
        if not count(word) and (found := next(filter(count, _of(word)), None))
    }
    if better:
        yield with_words(text, better)
