"""Whether documents really have the terms: the substring search that each database does best."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from posts.models import SearchDocument, SearchDocumentQuerySet
from posts.search.database.conditions import Alternatives

_TABLE = SearchDocument._meta.db_table
_FUNCTION = "kawaraban_answers"


def verified(
    documents: SearchDocumentQuerySet,
    wanted: Sequence[Alternatives],
    excluded: Sequence[Alternatives],
) -> SearchDocumentQuerySet:
    """Only documents with one spelling of each wanted group, and with none of the excluded.

    On SQLite, ask for the rows before another search begins on the same connection.
    """
    if not wanted and not excluded:
        return documents
    if connection.vendor == "sqlite":
        return documents.filter(_by_function(wanted, excluded))
    for group in wanted:
        documents = documents.filter(_holds(group))
    for group in excluded:
        documents = documents.exclude(_holds(group))
    return documents


def any_in(column: str, group: Alternatives) -> tuple[str, list[str]]:
    """The SQL of the condition that the column has one of the spellings, and its values."""
    position = "strpos" if connection.vendor == "postgresql" else "instr"
    look = f"{position}({_TABLE}.{column}, %s) > 0"
    return f"({' OR '.join([look] * len(group))})", [spelling.needle for spelling in group]


def condition(statement: str, values: Sequence[str] = ()) -> RawSQL:
    """A condition on documents in SQL."""
    return RawSQL(statement, list(values), output_field=BooleanField())


def _holds(group: Alternatives) -> RawSQL:
    return condition(*any_in("text", group))


def _by_function(wanted: Sequence[Alternatives], excluded: Sequence[Alternatives]) -> RawSQL:
    """The condition as a function of Python's, which finds bytes ten times as fast as ``instr``."""
    connection.ensure_connection()
    answers = _answering([_needles(group) for group in wanted], [_needles(g) for g in excluded])
    connection.connection.create_function(_FUNCTION, 1, answers, deterministic=True)
    return condition(f"{_FUNCTION}(CAST({_TABLE}.text AS BLOB))")


def _answering(wanted: list[list[bytes]], excluded: list[list[bytes]]) -> Callable[[bytes], bool]:
    def answers(text: bytes) -> bool:
        return all(any(needle in text for needle in group) for group in wanted) and not any(
            needle in text for group in excluded for needle in group
        )

    return answers


def _needles(group: Alternatives) -> list[bytes]:
    return [spelling.needle.encode() for spelling in group]
