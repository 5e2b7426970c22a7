"""Telling the search of what was saved: the database at once, an engine outside by the outbox."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from posts.search import index as database_index
from posts.search import outbox
from posts.search.index import Searchable


def index(searchables: Sequence[Searchable]) -> None:
    """Let the search say of these posts what they are now, in the transaction of the caller."""
    database_index.index(searchables)
    outbox.note([searchable.post.pk for searchable in searchables])


def reindex(keys: Sequence[int]) -> None:
    """The same for posts by their keys, which are read as they are stored."""
    database_index.reindex(keys)
    outbox.note(keys)


def delete(keys: Collection[int]) -> None:
    """Let the search forget these posts, in the transaction of the caller."""
    database_index.delete(keys)
    outbox.note(keys)
