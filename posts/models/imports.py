"""What imports leave: a record of each run, and the sites that posts came from."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models


class SourceSite(models.Model):
    """One site that was imported.

    ``name`` stands before the names of its files in ``Post.source_key``; ``config`` holds the bytes
    of its configuration, ``config_name`` its file's name (None and "" where it had none).
    ``author`` is the author of posts that name none; ``zone`` and ``permalink`` are those by which
    its dates and addresses were made at the last import. ``export`` is the dialect of an export of
    another system, whose articles have no files to go back to, else "".
    """

    name = models.CharField("名前", max_length=300, unique=True)
    export = models.CharField("書き出し元のシステム", max_length=20, blank=True, default="")
    config_name = models.CharField("設定ファイルの名前", max_length=50, blank=True)
    config = models.BinaryField("設定ファイル", null=True)
    author = models.CharField("既定の執筆者", max_length=300, blank=True)
    zone = models.CharField("タイムゾーン", max_length=100)
    permalink = models.CharField("記事アドレスの形式", max_length=300)

    class Meta:
        verbose_name = "取り込み元のサイト"
        verbose_name_plural = "取り込み元のサイト"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


#: A run that is silent for longer has died with its process: it beats every few seconds.
SILENCE = timedelta(seconds=90)


class RunState(models.TextChoices):
    """Where a run stands."""

    WAITING = "waiting", "待機"
    RUNNING = "running", "実行中"
    DONE = "done", "完了"
    FAILED = "failed", "失敗"
    INTERRUPTED = "interrupted", "中断"


_UNFINISHED = (RunState.WAITING, RunState.RUNNING)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Runs as the desk asks for them."""

    def unfinished(self) -> ImportRunQuerySet:
        """Those that have not come to an end, whether they live or died unnoticed."""
        return self.filter(state__in=_UNFINISHED)


class ImportRun(models.Model):
    """One run of the importer: from the command line, or from the desk (also a dry one).

    ``options`` is what was asked for, as plain values; ``heartbeat`` the last moment at which the
    run was known to live; ``workspace`` the folder of this machine in which an uploaded archive
    lies until the run ends; ``failure`` why the whole run failed, in words for the desk;
    ``translations`` the sentences of the report in Japanese, by the English ones.
    """

    source = models.CharField("取り込み元", max_length=1000)
    state = models.CharField(
        "状態", max_length=11, choices=RunState.choices, default=RunState.WAITING
    )
    options = models.JSONField("設定", default=dict, blank=True)
    done = models.PositiveIntegerField("済んだファイル", default=0)
    total = models.PositiveIntegerField("ファイルの数", default=0)
    started_at = models.DateTimeField("開始日時")
    heartbeat = models.DateTimeField("最後の動き", null=True, blank=True)
    finished_at = models.DateTimeField("終了日時", null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="実行者",
        related_name="import_runs",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    failure = models.TextField("失敗の理由", blank=True)
    workspace = models.CharField("作業フォルダー", max_length=1000, blank=True, editable=False)
    report = models.JSONField("報告", default=dict, blank=True)
    translations = models.JSONField("報告の日本語", default=dict, blank=True, editable=False)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = "取り込み履歴"
        verbose_name_plural = "取り込み履歴"
        ordering = ("-started_at", "-pk")
        permissions = (("run_import", "アーカイブを取り込める"),)

    def __str__(self) -> str:
        return self.source

    def is_silent(self, at: datetime) -> bool:
        """Whether the run has not come to an end and shows no life any more at ``at``."""
        last = self.heartbeat or self.started_at
        return self.state in _UNFINISHED and last < at - SILENCE

    def state_at(self, at: datetime) -> RunState:
        """The state, with the death of a run that nobody has noted yet."""
        return RunState.INTERRUPTED if self.is_silent(at) else RunState(self.state)
