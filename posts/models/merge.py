"""Which post was merged into which, with what it takes to part them again."""

from __future__ import annotations

from django.db import models

from posts import addresses
from posts.models.post import Post
from posts.models.visibility import Status


class Merge(models.Model):
    """One post whose readers are sent to another one.

    The post itself stays, withdrawn and without an address, and keeps its text and its history.
    ``path`` and ``status`` are those that it had ("" without an address), ``aliases`` its old
    addresses, and ``relations`` the keys of the relations that pointed at it; all of them lead to
    ``survivor`` now, which is None where that post was deleted since.
    """

    post = models.OneToOneField(
        Post, verbose_name="統合した記事", related_name="merge", on_delete=models.CASCADE
    )
    survivor = models.ForeignKey(
        Post,
        verbose_name="統合先の記事",
        related_name="absorbed",
        on_delete=models.SET_NULL,
        null=True,
    )
    path = models.CharField("元のアドレス", max_length=addresses.LONGEST_PATH, blank=True)
    status = models.CharField("元の状態", max_length=12, choices=Status.choices)
    aliases = models.JSONField("元の旧アドレス", default=list)
    relations = models.JSONField("元の関連記事", default=list)
    created_at = models.DateTimeField("統合日時")

    class Meta:
        verbose_name = "統合"
        verbose_name_plural = "統合"
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(survivor__isnull=True) | ~models.Q(post=models.F("survivor")),
                name="merge_into_another_post",
            ),
        )

    def __str__(self) -> str:
        return f"{self.post} → {self.survivor}"
