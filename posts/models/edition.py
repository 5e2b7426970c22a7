"""The number of the present edition: it advances with each change that readers can see."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from django.db import connection, models

_Value = TypeVar("_Value")


class EditionManager(models.Manager["Edition"]):
    """The one row."""

    def advance(self) -> None:
        """Count one edition up; called in the transaction that makes the change."""
        if not self.filter(pk=Edition.THE_ONE).update(number=models.F("number") + 1):
            self.get_or_create(pk=Edition.THE_ONE, defaults={"number": 1})

    def current(self) -> int:
        """The number of the present edition; 0 before the first change."""
        return self.filter(pk=Edition.THE_ONE).values_list("number", flat=True).first() or 0


class Edition(models.Model):
    """One row with one number; whoever caches a page keeps it under this number."""

    THE_ONE = 1

    number = models.PositiveBigIntegerField("号数", default=0)

    objects = EditionManager()

    class Meta:
        verbose_name = "版"
        verbose_name_plural = "版"
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_edition"),
        )

    def __str__(self) -> str:
        return f"第{self.number}号"


_forgetful: list[Callable[[], None]] = []


def once_an_edition(read: Callable[[], _Value]) -> Callable[[int], _Value]:
    """Let ``read`` ask the database once for each edition, in each process.

    For what changes seldom, costs queries on every page, and is never changed by who gets it. The
    answer takes the number of the edition; before the first one, and within a transaction, whose
    edition may never come out, nothing is kept.
    """

    @lru_cache(maxsize=2)
    def kept(edition: int) -> _Value:
        return read()

    @wraps(read)
    def known(edition: int) -> _Value:
        return kept(edition) if edition and not connection.in_atomic_block else read()

    when_forgotten(kept.cache_clear)
    return known


def when_forgotten(forget: Callable[[], None]) -> None:
    """Call ``forget`` whenever what is kept for an edition must be read anew."""
    _forgetful.append(forget)


def forget_editions() -> None:
    """Let everything that is read once an edition be read anew: the database is another one."""
    for forget in _forgetful:
        forget()
