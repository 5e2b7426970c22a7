"""The index of tokens as each database has it: one interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from posts.models import SearchDocumentQuerySet
from posts.search.conditions import Alternatives


@dataclass(frozen=True)
class TokenChange:
    """What a document's tokens were (none for a new one) and are (none for one that goes).

    An index that knows by itself what they were is not told.
    """

    key: int
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True)
class IndexedTokens:
    """The tokens of one document in the index: how many, and the sum of their checksums."""

    key: int
    tokens: int
    checksum: int


class TokenLookup(Protocol):
    """Which documents have which tokens, as searches ask it of the database or of an engine.

    The key of a document is that of its post.
    """

    #: Whether tokens can narrow a search; where they cannot, every document is verified.
    narrows: bool

    def keys(self, terms: Sequence[Alternatives], most: int) -> list[int]:
        """So many documents with all these terms by their tokens, in no order."""

    def among(
        self, documents: SearchDocumentQuerySet, terms: Sequence[Alternatives]
    ) -> SearchDocumentQuerySet:
        """Only those of the documents that have all these terms, where they are many."""


class TokenIndex(TokenLookup, Protocol):
    """The index of tokens in the site's own database, changed with the documents themselves."""

    #: Whether a change must say which tokens a document had.
    needs_tokens_before: bool

    def write(self, changes: Sequence[TokenChange]) -> None:
        """Make these changes, in the transaction of the caller."""

    def settle(self, changed: int) -> None:
        """Put in order what a run left behind that changed so many documents, where it is worth it.

        Searches find the same before and after; they and later saves are quicker.
        """

    def contents(self) -> Iterable[IndexedTokens]:
        """What is in the index, document by document, in no order."""

    def second(self) -> TokenIndex:
        """Make an empty index beside this one; from now on ``earlier`` remembers."""

    def earlier(self, key: int, digest: str) -> frozenset[str]:
        """The tokens that a document had when its digest was this, since ``second`` was made.

        Empty where this database needs no such memory to change an index.
        """

    def replace(self, second: TokenIndex, catch_up: Callable[[], None]) -> None:
        """Let ``second`` take the place of this index, while searches go on.

        ``catch_up`` is called when nobody else can save any more; it brings into ``second`` what
        was saved meanwhile.
        """

    def drop_second(self) -> None:
        """Take away a second index that was not finished, if there is one."""
