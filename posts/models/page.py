"""Pages that stand for themselves, such as /about/: no date, no author, in no list."""

from __future__ import annotations

from django.db import models

from posts import addresses
from posts.models.kinds import Markup


class Page(models.Model):
    """One fixed page; only ``posts.workflow.pages`` changes what readers see of it.

    ``imported_at`` is the moment of the last import that wrote the row: where ``saved_at`` is
    another, somebody has changed the page here since then. ``version`` counts the saves, so that
    nobody overwrites what somebody else saved meanwhile.
    """

    title = models.CharField("見出し", max_length=500)
    path = models.CharField(
        "アドレス",
        max_length=addresses.LONGEST_PATH,
        unique=True,
        help_text="スラッシュから始まる、このサイトの中のアドレスです（例：/about/）。",
    )
    body = models.TextField("本文", blank=True)
    markup = models.CharField(
        "書式",
        max_length=10,
        choices=Markup.choices,
        default=Markup.MARKDOWN,
        help_text="HTMLを選ぶと、スクリプトやフォームなど安全でない要素は取り除かれます。",
    )
    body_html = models.TextField("本文（HTML）", blank=True, editable=False)
    typography = models.BooleanField("約物を整える", default=False, editable=False)
    hard_breaks = models.BooleanField("改行を反映する", default=False, editable=False)
    as_kramdown = models.BooleanField("kramdownの解釈に合わせる", default=False, editable=False)
    description = models.TextField(
        "検索向けの説明", blank=True, help_text="検索結果やSNSに表示される説明文です。"
    )
    noindex = models.BooleanField(
        "検索エンジンに載せない", default=False, help_text="robots に noindex を指定します。"
    )
    in_sitemap = models.BooleanField("サイトマップに載せる", default=True)
    published = models.BooleanField(
        "公開する", default=True, help_text="外すと、読者には「見つかりません」と表示されます。"
    )
    source_key = models.CharField(
        "取り込み元", max_length=1000, unique=True, null=True, blank=True, editable=False
    )
    source_hash = models.CharField(
        "取り込み元のハッシュ", max_length=64, blank=True, editable=False
    )
    source_encoding = models.CharField(
        "取り込み元の文字コード", max_length=30, blank=True, editable=False
    )
    source_bytes = models.BinaryField("取り込み元のバイト列", null=True, editable=False)
    front_matter = models.JSONField("フロントマター", default=dict, blank=True, editable=False)
    front_matter_text = models.TextField("フロントマター（原文）", blank=True, editable=False)
    version = models.PositiveIntegerField("版", default=0, editable=False)
    imported_at = models.DateTimeField("取り込み日時", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("作成日時", editable=False)
    saved_at = models.DateTimeField("最終保存", editable=False)

    class Meta:
        verbose_name = "固定ページ"
        verbose_name_plural = "固定ページ"
        ordering = ("path", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="page_has_a_title",
                violation_error_message="見出しを入力してください。",
            ),
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"),
                name="page_path_is_absolute",
                violation_error_message="アドレスはスラッシュから始めてください。",
            ),
            models.CheckConstraint(
                condition=models.Q(markup__in=Markup.values), name="page_markup_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public address, percent-encoded."""
        return addresses.encode_path(self.path)

    def was_edited_here(self) -> bool:
        """Whether somebody changed an imported page here since its last import."""
        return self.imported_at is not None and self.saved_at != self.imported_at
