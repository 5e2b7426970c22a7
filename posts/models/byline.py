"""Which authors stand above a post, and in which order."""

from __future__ import annotations

from django.db import models

from posts.authors.models import Author


class BylineManager(models.Manager["Byline"]):
    """Bylines with their authors: nobody asks for one without the other."""

    def get_queryset(self) -> models.QuerySet[Byline]:
        return super().get_queryset().select_related("author")


class Byline(models.Model):
    """One author's place in the byline of one post."""

    post = models.ForeignKey("posts.Post", related_name="bylines", on_delete=models.CASCADE)
    author = models.ForeignKey(
        Author, verbose_name="執筆者", related_name="bylines", on_delete=models.PROTECT
    )
    position = models.PositiveSmallIntegerField("順番", default=0)

    objects = BylineManager()

    class Meta:
        verbose_name = "署名"
        verbose_name_plural = "署名"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("post", "author"), name="author_once_a_byline"),
        )

    def __str__(self) -> str:
        return str(self.author)
