"""Articles beside another one: set by an editor, chosen by the site, and the topics behind it."""

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


class Topic(models.Model):
    """The terms that one article says most often, drafts included.

    ``terms`` holds hashes of terms and how often each is said, as ``posts.related.topics`` packs
    them.
    """

    post = models.OneToOneField(
        Post, primary_key=True, related_name="topic", on_delete=models.CASCADE
    )
    terms = models.BinaryField()

    def __str__(self) -> str:
        return str(self.post_id)


class TopicTerm(models.Model):
    """One of the few terms by which an article is found as the neighbour of another one."""

    post = models.ForeignKey(Post, related_name="topic_terms", on_delete=models.CASCADE)
    term = models.IntegerField()

    class Meta:
        indexes = (models.Index(fields=("term", "post"), name="topic_term_posts"),)

    def __str__(self) -> str:
        return f"{self.term} ({self.post_id})"


class WordFrequencies(models.Model):
    """In how many articles each term stands, counted at one time for the whole archive.

    There is at most one row. Between two counts the archive changes little, and with it the
    weights; ``documents`` says how many articles were counted. ``counts`` is packed like
    ``Topic.terms``.
    """

    counted_at = models.DateTimeField()
    documents = models.PositiveIntegerField()
    counts = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.documents} ({self.counted_at:%Y-%m-%d})"
