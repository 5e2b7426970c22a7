"""The topics that posts are tagged with."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from taggit.models import TagBase

from posts import addresses

#: Signs that tell topics apart and cannot stand in a slug: C, C++ and C# are three tags.
SPELLED_OUT = {"+": "-plus", "#": "-sharp"}


class Tag(TagBase):
    """A topic, such as 半導体 or PostgreSQL."""

    description = models.TextField("説明", blank=True, help_text="タグページの冒頭に表示します。")

    objects: ClassVar[models.Manager[Tag]] = models.Manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "タグ"
        verbose_name_plural = "タグ"
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="tag_has_a_name",
                violation_error_message="名前を入力してください。",
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the tag's slug: lower case, Japanese kept, ``C++`` and ``C#`` told apart.

        ``i`` is the number that taggit asks for where the slug is taken.
        """
        slug = tag_slug(tag)
        return slug if i is None else f"{slug}-{i}"


def tag_slug(name: str) -> str:
    """Return the slug that a tag of this name asks for; "tag" where nothing of it can stay."""
    for sign, words in SPELLED_OUT.items():
        name = name.replace(sign, words)
    return addresses.slugify(name).lower()[:100] or "tag"
