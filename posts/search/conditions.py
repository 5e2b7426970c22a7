"""What the index is asked for: tokens that a document must have, and substrings to verify."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from posts.search.index_entries import marked
from posts.search.query import Term
from posts.search.tokens import TITLE_PREFIX, NeededToken, needed_tokens

#: Tokens that one question to the index names; more add time and take away hardly a document,
#: since each candidate is verified.
_MOST_TOKENS = 192


@dataclass(frozen=True)
class Alternative:
    """One spelling of a term: what verifies it, and what leads to it in the index.

    ``needle`` is the folded text with marked edges. ``needed`` is empty where the index cannot
    help; where ``is_certain``, it finds no document that does not contain the spelling.
    """

    needle: str
    needed: tuple[NeededToken, ...]
    is_certain: bool


#: The spellings of one group of terms, any of which will do.
Alternatives = tuple[Alternative, ...]


def alternatives_of(groups: Iterable[Iterable[Term]]) -> list[Alternatives]:
    """The spellings of each group of terms; where there are many, each names fewer tokens."""
    spellings = [
        dict.fromkeys(spelling for term in group for spelling in term.alternatives)
        for group in groups
    ]
    most = max(1, _MOST_TOKENS // max(1, sum(map(len, spellings))))
    return [tuple(_alternative(spelling, most) for spelling in group) for group in spellings]


def _alternative(spelling: str, most: int) -> Alternative:
    needed = needed_tokens(spelling)
    is_certain = len(needed) == 1 and needed[0].token == spelling
    return Alternative(marked(spelling), needed[:most], is_certain)


def is_found_by_index(term: Alternatives) -> bool:
    """Whether the index leads to every document with the term."""
    return all(alternative.needed for alternative in term)


def needs_verifying(term: Alternatives) -> bool:
    """Whether the index may lead to documents without the term."""
    return not all(alternative.is_certain for alternative in term)


def in_titles(terms: Sequence[Alternatives]) -> list[Alternatives]:
    """The same terms, asked of titles only."""
    return [
        tuple(
            Alternative(alternative.needle, tuple(map(_in_title, alternative.needed)), False)
            for alternative in term
        )
        for term in terms
    ]


def _in_title(needed: NeededToken) -> NeededToken:
    return NeededToken(TITLE_PREFIX + needed.token, needed.is_prefix)
