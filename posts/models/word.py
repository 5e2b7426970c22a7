"""The words of the archive as they are written, counted at times for the whole of it."""

from __future__ import annotations

from django.db import models

#: Letters of a word that is counted; what is longer is hardly a word.
LONGEST_WORD = 40


class Word(models.Model):
    """One word in one spelling, and in how many public articles it stands.

    ``folded`` is what the search compares.
    """

    spelling = models.CharField("表記", max_length=LONGEST_WORD, unique=True)
    folded = models.CharField(max_length=LONGEST_WORD, db_index=True)
    posts = models.PositiveIntegerField("記事")

    class Meta:
        verbose_name = "語"
        verbose_name_plural = "語"
        ordering = ("-posts", "spelling")

    def __str__(self) -> str:
        return self.spelling
