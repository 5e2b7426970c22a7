"""The words of a query, before anything is made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from posts.search.query.parsed import LONGEST_QUERY

Key = Literal["tags", "authors", "categories", "after", "before"]

_KEYS: dict[str, Key] = {
    **dict.fromkeys(("tag", "tags", "タグ"), "tags"),
    **dict.fromkeys(("author", "authors", "著者", "筆者", "執筆者", "記者"), "authors"),
    **dict.fromkeys(("category", "categories", "カテゴリー", "カテゴリ", "分類"), "categories"),
    **dict.fromkeys(("after", "since", "以降", "から"), "after"),
    **dict.fromkeys(("before", "until", "以前", "まで"), "before"),
}
# NFKC has made the full-width forms of these signs one with the ASCII ones.
_QUOTE = '"“”„‟'
_MINUS = "‐‑‒–—―−-"
_BETWEEN = rf"\s|{_QUOTE}「」『』【】〔〕〈〉《》()\[\]{{}}、。…"
_LEXEME = re.compile(
    rf"(?:(?<!\S)(?P<minus>[{_MINUS}]))?"
    rf"(?:(?<![^\s{_MINUS}])(?P<key>{'|'.join(_KEYS)})\s*:\s*)?"
    rf"(?:[{_QUOTE}](?P<quoted>[^{_QUOTE}]*)[{_QUOTE}]|「(?P<corner>[^「」]*)」"
    rf"|『(?P<double>[^『』]*)』"
    rf"|(?P<or>\|+|(?<!\S)OR(?!\S))"
    rf"|[{_QUOTE}「『]?(?P<word>(?:\([一-鿿]\)|[^{_BETWEEN}])+))",
    re.IGNORECASE,
)
_AT_THE_ENDS = "'`,;:!?*^~\\" + _MINUS


@dataclass(frozen=True)
class Lexeme:
    """One word of a query in NFKC, and the signs around it.

    ``key`` is set for a filter, ``is_or`` for the sign or word that joins its neighbours.
    """

    text: str
    key: Key | None = None
    is_excluded: bool = False
    is_phrase: bool = False
    is_or: bool = False


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the words of the first ``LONGEST_QUERY`` characters of ``text``; never raises.

    Quotes (also full-width and curved ones, 「」 and 『』) hold a phrase together; one that is
    never closed separates words and does no more, and so do brackets and 、。 outside of quotes.
    Words lose commas, question marks and the like at their ends.
    """
    composed = unicodedata.normalize("NFKC", text[:LONGEST_QUERY])[:LONGEST_QUERY]
    for found in _LEXEME.finditer(composed):
        if found["or"] == "OR" or (found["or"] or "").startswith("|"):
            yield Lexeme(found["or"], is_or=True)
        else:
            yield _word(found)


def _word(found: re.Match[str]) -> Lexeme:
    phrases = [found[name] for name in ("quoted", "corner", "double") if found[name] is not None]
    bare = found["word"] or found["or"] or ""
    return Lexeme(
        text=phrases[0].strip() if phrases else _trimmed(bare),
        key=_KEYS[found["key"].lower()] if found["key"] else None,
        is_excluded=bool(found["minus"]),
        is_phrase=bool(phrases),
    )


def _trimmed(word: str) -> str:
    # The dot of .NET and the hash of C# belong to the name; those at the other end do not.
    return word.strip(_AT_THE_ENDS).lstrip("#").rstrip("." + _AT_THE_ENDS)
