"""Articles that an editor set beside another one."""

from __future__ import annotations

from django.db import models

from posts.models.post import Post


class RelationKind(models.TextChoices):
    """What the other article is to this one."""

    PILLAR = "pillar", "まとめ記事"
    RELATED = "related", "関連記事"


class Relation(models.Model):
    """One article set beside another, in the order in which it is shown."""

    post = models.ForeignKey(
        Post, verbose_name="記事", related_name="relations", on_delete=models.CASCADE
    )
    target = models.ForeignKey(
        Post, verbose_name="相手の記事", related_name="pointing_relations", on_delete=models.CASCADE
    )
    kind = models.CharField(
        "種別", max_length=12, choices=RelationKind.choices, default=RelationKind.RELATED
    )
    position = models.PositiveSmallIntegerField("順番", default=0)
    reason = models.CharField("理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "関連記事"
        verbose_name_plural = "関連記事"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("post", "target", "kind"), name="relation_once_a_post"),
            models.CheckConstraint(
                condition=models.Q(kind__in=RelationKind.values), name="relation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(post=models.F("target")), name="relation_to_another_post"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.target}"
