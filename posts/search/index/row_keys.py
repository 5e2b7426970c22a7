"""The condition that a row is one of those found, for hundreds of keys at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import BooleanField, Model
from django.db.models.expressions import RawSQL


def one_of(model: type[Model], field: str, keys: Sequence[int]) -> RawSQL:
    """Return the condition that the ``field`` of a row of ``model`` is one of these whole numbers.

    They are written out: handing over hundreds of values takes Django longer than the database
    takes to answer.
    """
    table, column = model._meta.db_table, model._meta.get_field(field).column  # type: ignore[union-attr]
    written = numbers(keys) or "NULL"
    return RawSQL(f"{table}.{column} IN ({written})", [], output_field=BooleanField())


def numbers(keys: Sequence[int]) -> str:
    """Whole numbers as SQL lists them."""
    return ",".join([str(int(key)) for key in keys])
