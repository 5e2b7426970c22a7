"""Which tags a post carries, and in which order."""

from __future__ import annotations

from django.db import models
from taggit.models import ItemBase, NaturalKeyManager

from posts.tags.models import Tag


class TaggingManager(NaturalKeyManager):
    """Taggings with their tags: nobody asks for one without the other."""

    def get_queryset(self) -> models.QuerySet[Tagging]:
        return super().get_queryset().select_related("tag")


class Tagging(ItemBase):
    """One tag of one post; django-taggit's through model with real foreign keys."""

    content_object = models.ForeignKey(
        "posts.Post", related_name="taggings", on_delete=models.CASCADE
    )
    tag = models.ForeignKey(
        Tag, verbose_name="タグ", related_name="taggings", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField("順番", default=0)

    objects = TaggingManager()  # type: ignore[misc]

    class Meta:
        verbose_name = "タグ付け"
        verbose_name_plural = "タグ付け"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("content_object", "tag"), name="tag_once_a_post"),
        )

    def __str__(self) -> str:
        return str(self.tag)
