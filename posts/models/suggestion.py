"""Articles that the site itself sets beside another one, chosen when either is saved."""

from __future__ import annotations

from django.db import models

from posts.models.post import Post


class Suggestion(models.Model):
    """One article that reads well after another one.

    ``likeness`` orders the suggestions of a post, the likest first; it is comparable within the
    suggestions of one post only. More are stored than are shown, because some targets may be
    withdrawn or expired by the time a reader comes.
    """

    post = models.ForeignKey(
        Post, verbose_name="記事", related_name="suggestions", on_delete=models.CASCADE
    )
    target = models.ForeignKey(
        Post,
        verbose_name="相手の記事",
        related_name="pointing_suggestions",
        on_delete=models.CASCADE,
    )
    likeness = models.FloatField("近さ")

    class Meta:
        verbose_name = "おすすめ"
        verbose_name_plural = "おすすめ"
        ordering = ("-likeness", "-target_id")
        constraints = (
            models.UniqueConstraint(fields=("post", "target"), name="suggestion_once_a_post"),
            models.CheckConstraint(
                condition=~models.Q(post=models.F("target")), name="suggestion_of_another_post"
            ),
        )

    def __str__(self) -> str:
        return str(self.target)
