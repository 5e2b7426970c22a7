"""送り仮名: words of the shipped list as a text has them, each as a noun of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from posts.search.dictionary.word_lists import groups_of

_KANJI = "一-鿿々〆"
_NOUN = re.compile(f"[{_KANJI}][{_KANJI}ぁ-ん]+")
#: 取り組 and 引っ越 stand in the list for the search; written so, they are pieces of verbs.
_PIECE_OF_VERB = re.compile(f"[ぁ-ん]+[{_KANJI}]$")
#: What may follow a noun that ends in kanji; other kana make it a verb (値引く).
_PARTICLES = "がのはをにでともやへ"


@cache
def okurigana_groups() -> dict[str, str]:
    """Return each spelling of the list that can be told in a text, and the first of its group."""
    first: dict[str, str] = {}
    for group in groups_of("okurigana"):
        nouns = [
            word for word in group if _NOUN.fullmatch(word) and not _PIECE_OF_VERB.search(word)
        ]
        if len(nouns) > 1:
            first |= dict.fromkeys(nouns, nouns[0])
    return first


def okurigana_in(text: str) -> set[str]:
    """Return the spellings of the list that stand in a text by themselves.

    Within longer runs of kanji other customs hold (取引先, 申込書), so these are none.
    """
    return {found[0] for found in _pattern().finditer(text)}


@cache
def _pattern() -> re.Pattern[str]:
    # One branch for each first letter: where none of them stands, nothing is tried.
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(okurigana_groups(), key=lambda word: (-len(word), word)):
        by_first[word[0]].append(re.escape(word[1:]) + _end(word))
    branches = (f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(f"(?<![{_KANJI}])(?:{'|'.join(branches)})")


def _end(word: str) -> str:
    """What may not follow, and what must, where the word stands by itself."""
    if re.search(f"[{_KANJI}]$", word):
        return f"(?![{_KANJI}])(?:(?![ぁ-ん])|(?=[{_PARTICLES}]))"
    return f"(?![{_KANJI}])"
