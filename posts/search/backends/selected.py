"""Which engine answers: the one that the deployment names."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from posts.errors import SearchEngineError
from posts.search.backends.database import DatabaseBackend
from posts.search.backends.outside import Engine, OutsideBackend
from posts.search.backends.protocol import SearchBackend


def is_outside() -> bool:
    """Whether the engine stands outside the database, and so must be told of every change."""
    return bool(settings.SEARCH_BACKEND != "database")


def selected() -> SearchBackend:
    """The engine of SEARCH_BACKEND. Raises SearchEngineError where its library is not installed."""
    name = settings.SEARCH_BACKEND
    if name == "database":
        return DatabaseBackend()
    try:
        return OutsideBackend(_tantivy() if name == "tantivy" else _opensearch())
    except ImportError as error:
        package = {"tantivy": "tantivy", "opensearch": "opensearch-py"}[name]
        raise SearchEngineError(
            f"SEARCH_BACKEND is {name}, whose library is not installed: pip install {package}"
        ) from error


def _tantivy() -> Engine:
    # The libraries of engines that are not asked need not be there.
    from posts.search.backends.tantivy_engine import TantivyEngine

    return TantivyEngine(Path(settings.SEARCH_DIR))


def _opensearch() -> Engine:
    from posts.search.backends.opensearch_engine import OpenSearchEngine

    return OpenSearchEngine(settings.OPENSEARCH_URL)
