"""Which documents readers may see, asked in a statement that Django puts together once.

To put it together takes Django longer than the database takes to answer it, and it is asked for
every search.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from posts.models import SearchDocument, SearchDocumentQuerySet
from posts.search.index.row_keys import numbers, one_of

#: The key of a document, and its digest.
Known = tuple[int, str]

#: What stands in the statement for the time and for the keys that are really asked for.
_SOME_TIME, _SOME_KEY = datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC), 1_999_123_123


def newest_first(
    documents: SearchDocumentQuerySet, *, all_have_dates: bool
) -> QuerySet[SearchDocument, Known]:
    """These documents as searches know them, in the order of every list.

    Where ``all_have_dates``, as all that readers see do, an index has them in this order.
    """
    date = F("published_at").desc(nulls_last=None if all_have_dates else True)
    return documents.order_by(date, "-pk").values_list("pk", "digest")


def public_among(keys: Sequence[int], at: datetime) -> list[Known]:
    """Those of these documents that readers may see at this time, the newest first; one query."""
    if not keys:
        return []
    statement, values = _statement(connection.vendor)
    now = connection.ops.adapt_datetimefield_value(at)
    some_time = connection.ops.adapt_datetimefield_value(_SOME_TIME)
    asked = [now if value == some_time else value for value in values]
    with connection.cursor() as cursor:
        cursor.execute(statement.replace(str(_SOME_KEY), numbers(keys)), asked)
        return [(key, digest) for key, digest in cursor.fetchall()]


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The statement for this kind of database, and its values."""
    some = one_of(SearchDocument, "post", [_SOME_KEY])
    public = SearchDocument.objects.public(_SOME_TIME).filter(some)
    documents = newest_first(public, all_have_dates=True)
    statement, values = documents.query.sql_with_params()
    return statement, tuple(values)
