"""The number of the present edition: it advances with each change that readers can see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

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


class KeptForEdition(Generic[_Value]):
    """A value that is read from the database once for each edition, in each process.

    For what changes seldom, costs queries on every page, and is never changed by who gets it. Of
    two editions the latest one asked for is kept. Before the first edition, and within a
    transaction, whose edition may never come out, nothing is kept. (What is dear to count and may
    be shared by processes is kept by ``posts.public.site_state_cache`` instead, in the cache.)
    """

    _all: ClassVar[list[KeptForEdition[Any]]] = []

    def __init__(self, read: Callable[[], _Value] | None = None) -> None:
        """``read`` asks for the value; it may be left out where only ``keep`` brings it."""
        self._read = read
        self._kept: dict[int, _Value] = {}
        self._all.append(self)

    def __call__(self, edition: int) -> _Value:
        """The value in the edition of this number."""
        known = self.known(edition)
        assert self._read is not None
        return self.keep(edition, self._read()) if known is None else known

    @property
    def is_known(self) -> bool:
        """Whether the value of any edition is kept."""
        return bool(self._kept)

    def known(self, edition: int) -> _Value | None:
        """The value where it is kept for this edition; asks no database."""
        return None if connection.in_atomic_block else self._kept.get(edition)

    def keep(self, edition: int, value: _Value) -> _Value:
        """Keep a value that was read along with something else, and return it."""
        if edition and not connection.in_atomic_block:
            self._kept = {edition: value}
        return value

    @classmethod
    def forget_all(cls) -> None:
        """Let everything be read anew: the database is another one."""
        for kept in cls._all:
            kept._kept = {}
