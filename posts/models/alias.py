"""Addresses that lead somewhere else: to a post, or to the word that it is gone."""

from __future__ import annotations

from django.db import models

from posts import addresses


class Alias(models.Model):
    """An address that a post had or deserves.

    It points at the post itself, so there are no chains; without a post (deleted, or never to come
    back) it answers 410 Gone. A post's own path always wins over an alias.
    """

    path = models.CharField("旧アドレス", max_length=addresses.LONGEST_PATH, unique=True)
    post = models.ForeignKey(
        "posts.Post",
        verbose_name="記事",
        related_name="aliases",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text="空欄なら「410 Gone（掲載終了）」を返します。",
    )
    created_at = models.DateTimeField("作成日時", editable=False)

    class Meta:
        verbose_name = "旧アドレス"
        verbose_name_plural = "旧アドレス"
        ordering = ("path", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="alias_path_is_absolute"
            ),
        )

    def __str__(self) -> str:
        return self.path
