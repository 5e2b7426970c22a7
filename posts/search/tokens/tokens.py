"""The tokens of a folded text: its ASCII words, and the pairs of neighbours in everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import add

#: Stands before each token of a title; ``fold`` leaves it in no text.
TITLE_PREFIX = "\ue000"

#: A longer ASCII word is indexed by its beginning; PostgreSQL takes no lexeme above 2,046 bytes.
LONGEST_TOKEN = 64

#: More tokens than these narrow a search no further: what is found is compared in full anyway.
MOST_NEEDED_TOKENS = 24

_WORD = re.compile("[0-9a-z]+")
_LETTER = "[^\\W_0-9a-z]"
_PAIRS_AND_LAST = re.compile(f"^{_LETTER}{{1,2}}", re.MULTILINE)
_RUN = re.compile(f"[0-9a-z]+|{_LETTER}+")


@dataclass(frozen=True)
class NeededToken:
    """A token that every text with a certain passage has, or the beginning of such a token."""

    token: str
    is_prefix: bool


def tokens_of(folded: str) -> set[str]:
    """Return the set of tokens of a folded text, of letters and digits only.

    A run of ``a-z0-9`` is one token. Any other run of letters gives each pair of neighbours and its
    last letter, so that a single letter can be asked for as a prefix.
    """
    return tokens_among(set(pairs_of(folded)), folded)


def pairs_of(folded: str) -> Iterator[str]:
    """Each pair of neighbouring characters of a folded text; its last one stands with a blank."""
    return map(add, folded, folded[1:] + " ")


def tokens_among(pairs: Iterable[str], folded: str) -> set[str]:
    """The tokens of a folded text whose different pairs are known already."""
    # Pairs of the whole text, made and sorted out at C speed: few are distinct.
    tokens = set(_PAIRS_AND_LAST.findall("\n".join(pairs)))
    tokens.update(word[:LONGEST_TOKEN] for word in set(_WORD.findall(folded)))
    return tokens


def title_tokens(folded_title: str) -> set[str]:
    """Return the tokens of a folded title, each behind ``TITLE_PREFIX``."""
    return {TITLE_PREFIX + token for token in tokens_of(folded_title)}


def needed_tokens(folded_passage: str) -> tuple[NeededToken, ...]:
    """Return what every text that contains the passage has among its tokens.

    The passage is folded and begins and ends at the edge of an ASCII word where it begins or ends
    with one. Empty for a passage of signs only; at most ``MOST_NEEDED_TOKENS``.
    """
    needed: dict[NeededToken, None] = {}
    for run in _RUN.findall(folded_passage):
        if run.isascii():
            needed[NeededToken(run[:LONGEST_TOKEN], is_prefix=False)] = None
        elif len(run) == 1:
            needed[NeededToken(run, is_prefix=True)] = None
        else:
            for pair in map(add, run, run[1:]):
                needed[NeededToken(pair, is_prefix=False)] = None
        if len(needed) >= MOST_NEEDED_TOKENS:
            break
    return tuple(needed)[:MOST_NEEDED_TOKENS]
