"""The history of a post: numbered, complete copies of its content that never change."""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

from django.conf import settings
from django.db import models

from posts.models.content_fields import Content

#: The shape of the snapshots that are written now: {"version": 1, "content": {field: value}}.
SNAPSHOT_VERSION = 1


class RevisionKind(models.TextChoices):
    """What made the copy."""

    IMPORT = "import", "取り込み"
    EDIT = "edit", "編集"
    PUBLISH = "publish", "公開"
    WITHDRAW = "withdraw", "公開停止"
    RESTORE = "restore", "復元"
    MERGE = "merge", "統合"


class JapaneseEncoder(JSONEncoder):
    """JSON that writes Japanese as it is: its escapes take twice the room."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class Revision(models.Model):
    """A post's content as it was after one change, with who made it, when, and why.

    ``snapshot`` has a value for each field that was content then, as ``content_fields`` declares
    it, rows of other models with their names; ``status`` is where the post stood.
    """

    post = models.ForeignKey(
        "posts.Post", verbose_name="記事", related_name="revisions", on_delete=models.CASCADE
    )
    number = models.PositiveIntegerField("番号")
    kind = models.CharField("種別", max_length=12, choices=RevisionKind.choices)
    status = models.CharField("状態", max_length=12)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="変更者",
        related_name="revisions",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    note = models.CharField("メモ", max_length=500, blank=True)
    created_at = models.DateTimeField("保存日時")
    snapshot = models.JSONField("内容", encoder=JapaneseEncoder)

    class Meta:
        verbose_name = "履歴"
        verbose_name_plural = "履歴"
        ordering = ("-number", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("post", "number"), name="revision_number_once_a_post"),
            models.CheckConstraint(
                condition=models.Q(kind__in=RevisionKind.values), name="revision_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"

    @property
    def content(self) -> Content:
        """The post's content by field."""
        content: Content = self.snapshot["content"]
        return content

    @property
    def title(self) -> str:
        """The headline that the post had."""
        return str(self.content["title"])
