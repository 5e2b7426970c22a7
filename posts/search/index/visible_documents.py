"""The documents of a search as the database tells them: keys and digests, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F

from posts.models import SearchDocumentQuerySet

#: The key of a document, and its digest.
Known = tuple[int, str]


def read_newest_first(
    documents: SearchDocumentQuerySet, some: slice, *, all_have_dates: bool
) -> list[Known]:
    """These documents, ``some`` of them, in the order of every list; one query.

    Where ``all_have_dates``, as all that readers see do, an index has them in this order.
    """
    date = F("published_at").desc(nulls_last=None if all_have_dates else True)
    ordered = documents.order_by(date, "-pk").values_list("pk", "digest")[some]
    try:
        statement, values = ordered.query.sql_with_params()
    except EmptyResultSet:
        # A filter names what is not there.
        return []
    return by_index_only(statement, values)


def by_index_only(statement: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a statement, for which PostgreSQL walks no table.

    For a frequent token its planner would read every row with all its tokens, which takes many
    times as long as the index of tokens. Both statements go together: they are one transaction,
    and one way there and back.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            walk_no_table = "SELECT set_config('enable_seqscan', 'off', true)"
            cursor.execute(f"{walk_no_table}; {statement}", values)
            cursor.nextset()
        else:
            cursor.execute(statement, values)
        return list(cursor.fetchall())
