"""Which index of tokens is in use: that of the database behind the connection."""

from __future__ import annotations

from django.db import connection

from posts.search.index.postgresql_index import PostgresqlIndex
from posts.search.index.sqlite_index import MissingIndex, SqliteIndex, has_fts5
from posts.search.index.token_index import TokenIndex


def token_index() -> TokenIndex:
    """The index of the database in use."""
    if connection.vendor == "postgresql":
        return PostgresqlIndex()
    return SqliteIndex() if has_fts5() else MissingIndex()
