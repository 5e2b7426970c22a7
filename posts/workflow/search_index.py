"""What the search index is owed by those who change many posts, call after call."""

from __future__ import annotations

from posts.search import database


def settle_search_index() -> None:
    """Sort in what the edits of a long run left waiting; a run that was killed may leave it so.

    Searches find the same before and after, but read all that waits.
    """
    database.settle()
