"""The number of the present edition: it advances with each change that readers can see."""

from __future__ import annotations

from django.db import models


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
