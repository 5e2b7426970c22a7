"""A query written anew: with one filter more or less, and without what was never closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from posts.search.query.parsed import MOST_TERMS
from posts.search.query.parsing import Key, Lexeme, lexemes

#: Words that are looked at: of a longer query, what is behind them would not be searched for.
_MOST_WORDS = 2 * MOST_TERMS

_NAMES: dict[Key, str] = {
    "tags": "tag",
    "authors": "author",
    "categories": "category",
    "after": "after",
    "before": "before",
}


@dataclass(frozen=True)
class ChosenFilter:
    """A filter of a query, and the query without it."""

    key: Key
    value: str
    is_excluded: bool
    rest: str


def chosen_filters(text: str) -> list[ChosenFilter]:
    """The filters that a query has, in the order typed."""
    words = _words(text)
    typed = [_as_typed(word) for word in words]
    return [
        ChosenFilter(word.key, word.text, word.is_excluded, " ".join(typed[:n] + typed[n + 1 :]))
        for n, word in enumerate(words)
        if word.key
    ]


def written_anew(text: str) -> str:
    """The same query, so that another word can stand behind it.

    A quotation mark that was never closed would swallow it.
    """
    return " ".join(map(_as_typed, _words(text)))


def bare_words(text: str) -> list[str]:
    """The words of a query that are looked for in any spelling: no phrases, no exclusions."""
    return [word.text for word in _words(text) if _is_bare(word)]


def with_words(text: str, instead: Mapping[str, str]) -> str:
    """The query with other words in the place of some of its ``bare_words``."""
    return " ".join(
        instead.get(word.text, word.text) if _is_bare(word) else _as_typed(word)
        for word in _words(text)
    )


def has_or(text: str) -> bool:
    """Whether some words of a query are alternatives."""
    return any(word.is_or for word in _words(text))


def _is_bare(word: Lexeme) -> bool:
    return not (word.key or word.is_or or word.is_phrase or word.is_excluded)


def _words(text: str) -> list[Lexeme]:
    """The words that count; an OR counts between two that are looked for."""
    words: list[Lexeme] = []
    for word in islice(lexemes(text), _MOST_WORDS):
        is_one_more = word.is_or and words and words[-1].is_or
        if word.text and not is_one_more:
            words.append(word)
    beside = zip([None, *words], words, [*words[1:], None], strict=False)
    return [word for before, word, after in beside if not word.is_or or _are_joined(before, after)]


def _are_joined(before: Lexeme | None, after: Lexeme | None) -> bool:
    return all(word is not None and not word.key for word in (before, after))


def _as_typed(word: Lexeme) -> str:
    """The word as somebody might have typed it, in the first way that is read as just this word."""
    head = f"{'-' * word.is_excluded}{_NAMES[word.key]}:" if word.key else "-" * word.is_excluded
    quoted = f'{head}"{word.text}"' if '"' not in word.text else f"{head}「{word.text}」"
    # Words lose the hash before them; until then it keeps "OR" and "tag:x" from being read.
    ways = (f"{head}{word.text}", f"{head}#{word.text}", quoted)
    return next((way for way in ways if list(lexemes(way)) == [word]), quoted)
