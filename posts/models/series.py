"""Articles that belong together and are read in an order."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class Series(models.Model):
    """A series; which posts are its parts, and in which order, stands on the posts."""

    name = models.CharField("連載名", max_length=100, unique=True)
    slug = models.SlugField(
        "スラッグ",
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="連載ページのURLになります（/series/スラッグ/）。",
    )
    description = models.TextField("説明", blank=True, help_text="連載ページの冒頭に表示します。")

    class Meta:
        verbose_name = "連載"
        verbose_name_plural = "連載"
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="series_has_a_name",
                violation_error_message="連載名を入力してください。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])
