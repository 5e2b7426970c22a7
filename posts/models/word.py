"""The words of the archive as they are written, and when they were counted last."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

#: Letters of a word that is counted; what is longer is hardly a word.
LONGEST_WORD = 40
#: Letters of a reading; a kanji may have five.
LONGEST_READING = 5 * LONGEST_WORD


class Word(models.Model):
    """One word in one spelling, and in how many public articles it stands.

    ``folded`` is what the search compares, ``reading`` how it is read, in hiragana; "" is unknown.
    """

    spelling = models.CharField("表記", max_length=LONGEST_WORD, unique=True)
    folded = models.CharField(max_length=LONGEST_WORD, db_index=True)
    reading = models.CharField(max_length=LONGEST_READING, default="", db_index=True)
    posts = models.PositiveIntegerField("記事")

    class Meta:
        verbose_name = "語"
        verbose_name_plural = "語"
        ordering = ("-posts", "spelling")

    def __str__(self) -> str:
        return self.spelling


#: A count that is silent for longer has died with its process: it beats every few seconds.
SILENCE = timedelta(seconds=90)
#: Words change slowly: they are counted again after so long, if anything has changed.
INTERVAL = timedelta(days=1)


class WordCountManager(models.Manager["WordCount"]):
    """The one row."""

    def claim(self, now: datetime) -> bool:
        """Take the right to count; False while another counts, in whatever process."""
        self.bulk_create([WordCount(pk=WordCount.THE_ONE)], ignore_conflicts=True)
        idle = Q(beat_at=None) | Q(beat_at__lt=now - SILENCE)
        return bool(self.filter(idle, pk=WordCount.THE_ONE).update(beat_at=now))

    def beat(self, now: datetime) -> None:
        """Show that the count goes on."""
        self.filter(pk=WordCount.THE_ONE).update(beat_at=now)

    def release(self) -> None:
        """Give the right to count back."""
        self.filter(pk=WordCount.THE_ONE).update(beat_at=None)

    def finish(self, now: datetime, edition: int) -> None:
        """Note that the words of this edition are counted."""
        facts = {"counted_at": now, "edition": edition}
        self.update_or_create(pk=WordCount.THE_ONE, defaults=facts)

    def current(self) -> WordCount:
        """The row as it is; unsaved before the first count."""
        return self.filter(pk=WordCount.THE_ONE).first() or WordCount(pk=WordCount.THE_ONE)


class WordCount(models.Model):
    """One row: when what ``edition`` was counted, and the last ``beat_at`` of a count under way."""

    THE_ONE = 1

    counted_at = models.DateTimeField(null=True)
    edition = models.PositiveBigIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)

    objects = WordCountManager()

    class Meta:
        verbose_name = "語の集計"
        verbose_name_plural = "語の集計"
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_word_count"),
        )

    def __str__(self) -> str:
        return f"第{self.edition}号"

    def is_under_way(self, now: datetime) -> bool:
        """Whether somebody counts at ``now``."""
        return self.beat_at is not None and self.beat_at >= now - SILENCE

    def is_due(self, now: datetime, edition: int) -> bool:
        """Whether the words should be counted: never yet, or a day ago and changed since."""
        if self.is_under_way(now):
            return False
        if self.counted_at is None:
            return True
        return self.edition != edition and self.counted_at <= now - INTERVAL
