"""What readers searched for, counted by day; nothing here says who asked, or at what hour."""

from __future__ import annotations

from django.db import models

#: Letters of a query that is counted; what is longer was pasted, not typed.
LONGEST_LOGGED = 60


class LoggedQuery(models.Model):
    """One query and how often it was asked on one day.

    ``query`` is folded, its words a space apart; ``spelling`` is as somebody typed it last.
    ``times`` counts the first pages of results. ``hits`` is how many articles it found when it was
    asked last. Days are those of the site's time zone.
    """

    day = models.DateField("日付")
    query = models.CharField("検索語（照合用）", max_length=LONGEST_LOGGED)
    spelling = models.CharField("検索語", max_length=LONGEST_LOGGED)
    times = models.PositiveIntegerField("回数")
    hits = models.PositiveIntegerField("見つかった記事")

    class Meta:
        verbose_name = "検索された言葉"
        verbose_name_plural = "検索された言葉"
        ordering = ("-day", "-times", "query")
        constraints = (models.UniqueConstraint(fields=("day", "query"), name="asked_once_a_day"),)
        indexes = (models.Index(fields=("query", "-day"), name="asked_lately"),)

    def __str__(self) -> str:
        return self.spelling
