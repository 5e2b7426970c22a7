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
    verify = _by_function if connection.vendor == "sqlite" else _by_position
    return documents.filter(verify(wanted, excluded))


def any_in(column: str, group: Alternatives) -> tuple[str, list[str]]:
    """The SQL of the condition that the column has one of the spellings, and its values."""
    position = "strpos" if connection.vendor == "postgresql" else "instr"
    look = f"{position}({column}, %s) > 0"
    return f"({' OR '.join([look] * len(group))})", [spelling.needle for spelling in group]


def _condition(statement: str, values: Sequence[str] = ()) -> RawSQL:
    return RawSQL(statement, list(values), output_field=BooleanField())


def _by_position(wanted: Sequence[Alternatives], excluded: Sequence[Alternatives]) -> RawSQL:
    """The condition in plain SQL; PostgreSQL puts a long text together once, not for each term."""
    parts, values = [], []
    for sign, groups in (("", wanted), ("NOT ", excluded)):
        for group in groups:
            found, needles = any_in("whole", group)
            parts.append(sign + found)
            values += needles
    once = f"(SELECT {_TABLE}.text || '' AS whole OFFSET 0) AS texts"
    return _condition(f"EXISTS (SELECT FROM {once} WHERE {' AND '.join(parts)})", values)


def _by_function(wanted: Sequence[Alternatives], excluded: Sequence[Alternatives]) -> RawSQL:
    """The condition as a function of Python's, which finds bytes ten times as fast as ``instr``."""
    connection.ensure_connection()
    # The longest are the rarest, and the first that is missing ends the look through a text.
    longest_first = sorted(map(_needles, wanted), key=lambda group: -min(map(len, group)))
    answers = _answering(longest_first, [_needles(group) for group in excluded])
    connection.connection.create_function(_FUNCTION, 1, answers, deterministic=True)
    return _condition(f"{_FUNCTION}(CAST({_TABLE}.text AS BLOB))")


def _answering(wanted: list[list[bytes]], excluded: list[list[bytes]]) -> Callable[[bytes], bool]:
    def answers(text: bytes) -> bool:
        return all(any(needle in text for needle in group) for group in wanted) and not any(
            needle in text for group in excluded for needle in group
        )

    return answers


def _needles(group: Alternatives) -> list[bytes]:
    return [spelling.needle.encode() for spelling in group]
