"""The sites that posts came from, with what is needed to write their files back."""

from __future__ import annotations

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
