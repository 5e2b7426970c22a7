"""The people and desks whose names stand above articles."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class AuthorQuerySet(models.QuerySet["Author"]):
    """Authors as lists need them."""

    def with_post_counts(self) -> AuthorQuerySet:
        """Add ``post_count``: all posts of the author, whatever their status."""
        return self.annotate(post_count=models.Count("posts"))


class Author(models.Model):
    """A byline: a person or a desk."""

    name = models.CharField("名前", max_length=100, unique=True)
    slug = models.SlugField(
        "スラッグ",
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="執筆者ページのURLになります（/authors/スラッグ/）。",
    )
    description = models.TextField(
        "プロフィール", blank=True, help_text="執筆者ページの冒頭に表示します。"
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = "執筆者"
        verbose_name_plural = "執筆者"
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="author_has_a_name",
                violation_error_message="名前を入力してください。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])
