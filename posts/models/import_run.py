"""A record of each import: from where, when, what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ImportRun(models.Model):
    """One run of the importer that was not a dry run."""

    source = models.CharField("取り込み元", max_length=1000)
    started_at = models.DateTimeField("開始日時")
    finished_at = models.DateTimeField("終了日時", null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="実行者",
        related_name="import_runs",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    report = models.JSONField("報告", default=dict, blank=True)

    class Meta:
        verbose_name = "取り込み履歴"
        verbose_name_plural = "取り込み履歴"
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return self.source
