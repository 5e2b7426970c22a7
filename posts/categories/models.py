"""The sections of the publication; a post stands in one of them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class CategoryQuerySet(models.QuerySet["Category"]):
    """Categories as lists need them."""

    def with_post_counts(self) -> CategoryQuerySet:
        """Add ``post_count``: all posts of the category, whatever their status."""
        return self.annotate(post_count=models.Count("posts"))


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

    objects = CategoryQuerySet.as_manager()

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
