"""The outbox of the search: posts of which an engine outside the database has not heard yet."""

from __future__ import annotations

from django.db import models


class SearchChange(models.Model):
    """A post that was saved or removed, noted in the transaction that did it.

    Whoever delivers reads what the post is at that time, so that the same post may be noted many
    times and told once. There is no foreign key: posts that are gone must be told too.
    """

    id = models.BigAutoField(primary_key=True)
    post_key = models.BigIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.post_key)
