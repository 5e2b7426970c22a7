"""Cutting long work into pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def in_chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut ``items`` into lists of ``size``, the last one shorter; nothing is read ahead."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def in_chunks_by_weight(
    items: Iterable[Item], size: int, weigh: Callable[[Item], int], most: int
) -> Iterator[list[Item]]:
    """Cut ``items`` into lists of at most ``size``, each ended by the item that makes it ``most``.

    A list weighs less than ``most`` but for its last item; nothing is read ahead.
    """
    chunk: list[Item] = []
    weight = 0
    for item in items:
        chunk.append(item)
        weight += weigh(item)
        if len(chunk) == size or weight >= most:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk
