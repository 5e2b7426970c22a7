"""From what a reader typed to a ParsedQuery, whatever it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from posts.search.query.dates import first_day, last_day
from posts.search.query.parsed import (
    LONGEST_QUERY,
    LONGEST_TERM,
    MOST_TERMS,
    Filters,
    Notice,
    ParsedQuery,
    Term,
)
from posts.search.query.word_forms import with_counter, with_plural, with_version
from posts.search.tokens import fold
from posts.search.tokens.folding import UNSEEN

_UNSEEN = re.compile(f"[{UNSEEN}]+")


def cleaned(typed: str, longest: int) -> str:
    """Return the first ``longest`` characters without what no text can hold, blanks made single.

    Lone surrogates go, and what nobody sees, such as marks that turn the direction of what stands
    behind; NUL becomes a blank. Nothing typed is an error.
    """
    storable = typed[:longest].encode("utf-8", "ignore").decode().replace("\0", " ")
    return " ".join(_UNSEEN.sub("", storable).split())


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


_WHERE_NOTHING_IS_LEFT = {
    Notice.SIGNS_ONLY: Notice.NOTHING_BUT_SIGNS,
    Notice.UNREADABLE_DATE: Notice.NOTHING_BUT_A_DATE,
}
_LETTER = re.compile(r"[^\W_]")


def parse(text: str) -> ParsedQuery:
    """Understand a query; any text is one, and none raises.

    Words are joined by AND; ``OR`` or ``|`` between two words binds tighter. Quotes, also 「」 and
    『』, make a phrase; ``-`` before a word or phrase excludes it. ``tag:`` ``author:``
    ``category:`` ``after:`` ``before:``, in Japanese タグ: 著者: カテゴリー: 以降: 以前:, are
    filters, and ``-tag:`` and its like exclude. A day may be written in any way that ``dates``
    knows; both ends are included. Beyond ``MOST_TERMS`` terms and ``LONGEST_TERM`` characters the
    rest is left out with a notice.
    """
    reading = _Reading()
    if len(text) > LONGEST_QUERY:
        reading.notice(Notice.QUERY_TOO_LONG)
    for lexeme in lexemes(text):
        reading.take(lexeme)
    return reading.query()


@dataclass
class _Reading:
    """A query half read."""

    groups: list[dict[str, Term]] = field(default_factory=list)
    excluded: dict[str, Term] = field(default_factory=dict)
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    after: date | None = None
    before: date | None = None
    notices: dict[Notice, None] = field(default_factory=dict)
    taken: int = 0
    is_joining: bool = False
    is_behind_a_filter: bool = False

    def notice(self, notice: Notice) -> None:
        self.notices[notice] = None

    def take(self, lexeme: Lexeme) -> None:
        if lexeme.is_or and (self.groups or self.is_behind_a_filter):
            self.is_joining = True
            return
        if lexeme.is_or and lexeme.text != "OR":
            return
        folded = self._folded(lexeme)
        if not folded:
            return
        if self.taken == MOST_TERMS:
            self.notice(Notice.TOO_MANY_TERMS)
            return
        self.taken += 1
        if self.is_joining and (lexeme.key or self.is_behind_a_filter):
            self.notice(Notice.OR_OF_FILTERS)
            self.is_joining = False
        self.is_behind_a_filter = bool(lexeme.key)
        if lexeme.key in ("after", "before"):
            self._take_day(lexeme, folded)
        elif lexeme.key:
            self._take_name(lexeme, folded)
        else:
            self._take_term(lexeme, folded)

    def _folded(self, lexeme: Lexeme) -> str:
        folded = fold(lexeme.text).strip()
        if len(folded) > LONGEST_TERM:
            self.notice(Notice.TERM_TOO_LONG)
            folded = folded[:LONGEST_TERM].rstrip()
        if folded and not _LETTER.search(folded):
            self.notice(Notice.SIGNS_ONLY)
            return ""
        return folded

    def _take_day(self, lexeme: Lexeme, folded: str) -> None:
        day = first_day(folded) if lexeme.key == "after" else last_day(folded)
        if day is None:
            self.notice(Notice.UNREADABLE_DATE)
        elif lexeme.key == "after":
            self.after = max(self.after or day, day)
        else:
            self.before = min(self.before or day, day)

    def _take_name(self, lexeme: Lexeme, folded: str) -> None:
        name = f"without_{lexeme.key}" if lexeme.is_excluded else str(lexeme.key)
        self.names.setdefault(name, {})[folded] = None

    def _take_term(self, lexeme: Lexeme, folded: str) -> None:
        alternatives = with_counter(folded)
        if not lexeme.is_phrase:
            others = (*alternatives[1:], *with_version(folded)[1:])
            alternatives = (*with_plural(lexeme.text, folded), *others)
        term = Term(lexeme.text[:LONGEST_TERM], folded, alternatives, lexeme.is_phrase)
        if lexeme.is_excluded:
            self.excluded[folded] = term
        elif self.is_joining:
            self.groups[-1].setdefault(folded, term)
        elif not any(list(group) == [folded] for group in self.groups):
            self.groups.append({folded: term})
        self.is_joining = False

    def query(self) -> ParsedQuery:
        names = {name: tuple(values) for name, values in self.names.items()}
        query = ParsedQuery(
            groups=tuple(tuple(group.values()) for group in self.groups),
            excluded=tuple(self.excluded.values()),
            filters=Filters(**names, after=self.after, before=self.before),
            notices=tuple(self.notices),
        )
        return replace(query, notices=_of_nothing(query.notices)) if query.is_empty else query


def _of_nothing(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """The notices of a query of which nothing is left to search for."""
    return tuple(_WHERE_NOTHING_IS_LEFT.get(notice, notice) for notice in notices)
