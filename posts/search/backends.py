"""What every search engine does for the site, be it the site's database or one outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from posts.search import database
from posts.search.database import Searchable
from posts.search.requests import Hits, SearchRequest


class SearchBackend(Protocol):
    """An engine that finds posts by their words."""

    def index(self, searchables: Sequence[Searchable]) -> None:
        """Let the engine say of these posts what they are now, whatever it knew of them."""

    def delete(self, keys: Collection[int]) -> None:
        """Let the engine forget the posts of these keys; those that it does not know are fine."""

    def search(self, request: SearchRequest) -> Hits:
        """The posts that answer to the request, in their order. Never raises for a query."""


class DatabaseBackend:
    """The site's own database: written in the post's transaction, so that it is never behind."""

    def index(self, searchables: Sequence[Searchable]) -> None:
        """Write documents and tokens, in the transaction of the caller."""
        database.index(searchables)

    def delete(self, keys: Collection[int]) -> None:
        """Take documents and tokens away, in the transaction of the caller."""
        database.delete(keys)

    def search(self, request: SearchRequest) -> Hits:
        """Ask the index, verify in SQL, rank the best by reading them."""
        return database.search(request)
