"""The sections of the publication; a post stands in one of them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class ArticleKind(models.TextChoices):
    """What the articles of a category are to search engines, in the words of schema.org."""

    NEWS = "NewsArticle", "ニュース記事"
    BLOG = "BlogPosting", "ブログ記事"


class Category(models.Model):
    """A section, such as ニュース or 解説."""

    name = models.CharField("名前", max_length=100, unique=True)
    slug = models.SlugField(
        "スラッグ",
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="カテゴリーページのURLになります（/category/スラッグ/）。",
    )
    description = models.TextField(
        "説明", blank=True, help_text="カテゴリーページの冒頭と検索結果に表示します。"
    )
    position = models.PositiveSmallIntegerField(
        "表示順", default=100, help_text="小さいものから順にメニューに並びます。"
    )
    article_kind = models.CharField(
        "記事の種類",
        max_length=11,
        choices=ArticleKind.choices,
        default=ArticleKind.NEWS,
        help_text="検索エンジンに伝える種類です。報道や解説はニュース記事、"
        "日記や開発の記録などはブログ記事を選びます。",
    )
    on_front = models.BooleanField(
        "トップページに欄を置く",
        default=False,
        help_text="どのカテゴリーにも付けなければ、最近の記事が多いカテゴリーの欄が自動で並びます。",
    )

    class Meta:
        verbose_name = "カテゴリー"
        verbose_name_plural = "カテゴリー"
        ordering = ("position", "name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="category_has_a_name",
                violation_error_message="名前を入力してください。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.slug])
