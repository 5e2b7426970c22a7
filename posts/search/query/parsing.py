"""From what a reader typed to a ParsedQuery, whatever it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from posts.search.query.counters import with_counter
from posts.search.query.dates import first_day, last_day
from posts.search.query.lexemes import Lexeme, lexemes
from posts.search.query.parsed import (
    LONGEST_QUERY,
    LONGEST_TERM,
    MOST_TERMS,
    Filters,
    Notice,
    ParsedQuery,
    Term,
)
from posts.search.query.plurals import with_plural
from posts.search.tokens import fold

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
            alternatives = (*with_plural(lexeme.text, folded), *alternatives[1:])
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
