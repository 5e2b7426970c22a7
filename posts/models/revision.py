"""The history of a post: numbered copies that never change."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from posts import addresses
from posts.models.kinds import Markup


class RevisionKind(models.TextChoices):
    """What made the copy."""

    IMPORT = "import", "取り込み"
    EDIT = "edit", "編集"
    PUBLISH = "publish", "公開"
    WITHDRAW = "withdraw", "公開停止"
    RESTORE = "restore", "復元"
    MERGE = "merge", "統合"


class Revision(models.Model):
    """A post's content as it was after one change, with who made it, when, and why."""

    post = models.ForeignKey(
        "posts.Post", verbose_name="記事", related_name="revisions", on_delete=models.CASCADE
    )
    number = models.PositiveIntegerField("番号")
    kind = models.CharField("種別", max_length=12, choices=RevisionKind.choices)
    title = models.CharField("見出し", max_length=500)
    slug = models.CharField("スラッグ", max_length=addresses.LONGEST_SLUG, blank=True)
    body = models.TextField("本文", blank=True)
    markup = models.CharField(
        "書式", max_length=10, choices=Markup.choices, default=Markup.MARKDOWN
    )
    excerpt = models.TextField("抜粋", blank=True)
    description = models.TextField("検索向けの説明", blank=True)
    category_name = models.CharField("カテゴリー", max_length=100, blank=True)
    tag_names = models.JSONField("タグ", default=list, blank=True)
    author_names = models.JSONField("執筆者", default=list, blank=True)
    status = models.CharField("状態", max_length=12)
    published_at = models.DateTimeField("公開日時", null=True, blank=True)
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
