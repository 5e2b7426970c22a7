"""The site's own database as an engine: written in the post's transaction, so never behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from posts.search import index
from posts.search.requests import Hits, SearchRequest


class DatabaseBackend:
    """A ``SearchBackend`` that needs nothing beside the database."""

    def index(self, keys: Sequence[int]) -> None:
        """Write documents and tokens, in the transaction of the caller."""
        index.reindex(keys)

    def delete(self, keys: Collection[int]) -> None:
        """Take documents and tokens away, in the transaction of the caller."""
        index.delete(keys)

    def refill(self, keys: Sequence[int]) -> None:
        """Index all posts anew, into a second index that takes the first one's place."""
        index.rebuild(lambda done, total: None)

    def search(self, request: SearchRequest) -> Hits:
        """Ask the index, verify in SQL, rank the best by reading them."""
        return index.search(request)
