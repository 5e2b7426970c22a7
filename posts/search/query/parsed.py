"""What a reader asked for, understood: terms, what to leave out, filters, and remarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

#: At most so many terms and filters of a query are looked at.
MOST_TERMS = 64

#: At most so many characters of a query, and of one term, are looked at.
LONGEST_QUERY = 10_000
LONGEST_TERM = 500


class Notice(StrEnum):
    """What a reader should know about how the query was taken."""

    QUERY_TOO_LONG = f"検索文が長いため、先頭の{LONGEST_QUERY:,}文字だけで検索しました。"
    TERM_TOO_LONG = f"{LONGEST_TERM}文字を超える語は、先頭の{LONGEST_TERM}文字だけで検索しました。"
    TOO_MANY_TERMS = f"検索語が多いため、先頭の{MOST_TERMS}語だけで検索しました。"
    SIGNS_ONLY = "記号だけの語は検索できないため、除いて検索しました。"
    NOTHING_BUT_SIGNS = "記号だけでは検索できません。探したい語を入力してください。"
    UNREADABLE_DATE = (
        "日付を読み取れなかったため、期間を指定せずに検索しました（書き方の例：after:2026-01-31）。"
    )
    NOTHING_BUT_A_DATE = "日付を読み取れませんでした（書き方の例：after:2026-01-31）。"
    OR_OF_FILTERS = (
        "タグや期間などの絞り込みはORでつなげないため、すべての条件に合う記事を探しました。"
    )


@dataclass(frozen=True)
class Term:
    """A word or phrase to look for.

    ``text`` is it as typed (in NFKC), ``folded`` as texts are stored. A text has the term if it has
    one of ``alternatives``, which are folded and begin with ``folded`` itself. A phrase was quoted:
    it is looked for as it stands, without other spellings.
    """

    text: str
    folded: str
    alternatives: tuple[str, ...]
    is_phrase: bool = False


@dataclass(frozen=True)
class Filters:
    """Conditions on what is known of a post, all to be met; the names are folded.

    ``after`` is the first day that counts and ``before`` the last one, both included.
    """

    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    without_authors: tuple[str, ...] = ()
    without_categories: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None


@dataclass(frozen=True)
class ParsedQuery:
    """A whole query: a post answers it if it has a term of every group and no excluded one.

    ``groups`` may be empty where only filters or exclusions were given, or nothing at all.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    filters: Filters = field(default_factory=Filters)
    notices: tuple[Notice, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms that are looked for, in the order typed: those that a snippet marks."""
        return tuple(term for group in self.groups for term in group)

    @property
    def plain_words(self) -> str:
        """Its words, a space apart, if it has nothing but words that must all be there; else ""."""
        is_plain = self.groups and not self.excluded and self.filters == Filters()
        if not is_plain or any(len(group) > 1 or group[0].is_phrase for group in self.groups):
            return ""
        return " ".join(term.text for term in self.terms)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not self.groups and not self.excluded and self.filters == Filters()
