"""What every search engine does for the site, be it the site's database or one outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from posts.search.requests import Hits, SearchRequest


class SearchBackend(Protocol):
    """An engine that finds posts by their words; raises SearchEngineError if it cannot work."""

    def index(self, keys: Sequence[int]) -> None:
        """Let the engine say of these posts what they are now, whatever it knew of them."""

    def delete(self, keys: Collection[int]) -> None:
        """Let the engine forget the posts of these keys; those that it does not know are fine."""

    def refill(self, keys: Sequence[int]) -> None:
        """Let the engine know these posts and no others; searches find the old ones meanwhile."""

    def search(self, request: SearchRequest) -> Hits:
        """The posts that answer to the request, in their order. Never raises for a query."""
