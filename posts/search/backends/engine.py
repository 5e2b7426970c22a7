"""What an engine outside the database does for the site, and which one the deployment names.

An engine holds what the database's own index of tokens holds, and nothing else. So filters, who may
see a post, order and passages are those of the database with every engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.conf import settings

from posts.errors import SearchEngineError
from posts.search.index.token_index import TokenChange, TokenLookup


class Engine(TokenLookup, Protocol):
    """Tokens outside the database. Every method raises SearchEngineError if it cannot work.

    What was written is found within a second or so.
    """

    def write(self, changes: Sequence[TokenChange]) -> None:
        """Take these tokens in place of those that were known, whatever they were.

        A document without any is forgotten, as far as it is known. Only an engine that was filled
        once takes changes: before, it would answer as if nothing else had ever been written.
        """

    def refill(self, batches: Iterable[Sequence[TokenChange]]) -> None:
        """Know these documents and no others; searches find the old ones until all are there."""


def is_outside() -> bool:
    """Whether an engine outside answers, and so must be told of every change."""
    return bool(settings.SEARCH_BACKEND != "database")


def selected() -> Engine:
    """The engine of SEARCH_BACKEND. Raises SearchEngineError where its library is not installed."""
    try:
        # The library of an engine that is not asked need not be there.
        from posts.search.backends.opensearch import OpenSearchEngine
    except ImportError as error:
        raise SearchEngineError(
            "SEARCH_BACKEND is opensearch, whose library is not installed: "
            "pip install opensearch-py"
        ) from error
    return OpenSearchEngine(settings.OPENSEARCH_URL)
