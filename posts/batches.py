"""Cutting long work into pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

#: Values asked for in one statement: SQLite takes at most 32,766 variables, and smaller questions
#: are as fast.
PER_STATEMENT = 500


def in_batches(items: Iterable[Item], size: int = PER_STATEMENT) -> Iterator[list[Item]]:
    """Cut ``items`` into lists of ``size``, the last one shorter; nothing is read ahead."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def in_batches_by_weight(
    items: Iterable[Item], size: int, weigh: Callable[[Item], int], most: int
) -> Iterator[list[Item]]:
    """Cut ``items`` into lists of at most ``size``, each ended by the item that makes it ``most``.

    A list weighs less than ``most`` but for its last item; nothing is read ahead.
    """
    batch: list[Item] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += weigh(item)
        if len(batch) == size or weight >= most:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch
