"""What results show of posts, read in one statement.

Django takes longer to put it together, and to make posts of the rows, than the database takes to
answer; and it is asked for every page of results.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from posts.models import Post, SearchDocument
from posts.search.index.row_keys import numbers


class ResultRow(NamedTuple):
    """What is shown of a post; ``digest`` and ``body`` are those of its document."""

    key: int
    title: str
    path: str
    reading_minutes: int
    excerpt: str
    description: str
    digest: str
    body: str


_STATEMENT = (
    "SELECT post.id, post.title, post.path, post.reading_minutes, post.excerpt, post.description,"
    " document.digest, document.body"
    f" FROM {Post._meta.db_table} AS post"
    f" JOIN {SearchDocument._meta.db_table} AS document ON document.post_id = post.id"
    " WHERE post.id IN ({})"
)


def result_rows_of(keys: Sequence[int]) -> list[ResultRow]:
    """What is shown of these posts, as far as they are there; one query, none for no keys."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT.format(numbers(keys)))
        return [ResultRow(*row) for row in cursor.fetchall()]
