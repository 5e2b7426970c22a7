"""Articles that editors pin: to the head of the front page, or above the results of a query."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from posts.models.post import Post


class FrontSlotQuerySet(models.QuerySet["FrontSlot"]):
    """Pins as the front page asks for them."""

    def live(self, at: datetime) -> FrontSlotQuerySet:
        """Those that run at ``at`` and whose article readers may see then, in their order.

        An article that is withdrawn, expired or not yet published falls out by itself.
        """
        begun = models.Q(starts_at__isnull=True) | models.Q(starts_at__lte=at)
        running = models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=at)
        shown = models.Exists(Post.articles.public(at).filter(pk=models.OuterRef("post")))
        return self.filter(begun, running, shown).order_by("position", "pk")


class FrontSlot(models.Model):
    """One article at the head of the front page; the first that readers can see is the lead."""

    post = models.OneToOneField(
        Post,
        verbose_name="記事",
        related_name="front_slot",
        on_delete=models.CASCADE,
        error_messages={"unique": "この記事は、すでに固定されています。"},
    )
    position = models.PositiveSmallIntegerField(
        "順番", default=10, help_text="小さいものから並びます。いちばん前がトップ記事になります。"
    )
    starts_at = models.DateTimeField(
        "固定を始める日時",
        null=True,
        blank=True,
        help_text="この日時から固定します。空欄ならすぐに始まります。",
    )
    ends_at = models.DateTimeField(
        "固定を終える日時",
        null=True,
        blank=True,
        help_text="この日時を過ぎると、ふつうの並びに戻ります。空欄なら外すまで続きます。",
    )

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        verbose_name = "トップページの固定"
        verbose_name_plural = "トップページ"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return str(self.post)


class PinnedResultQuerySet(models.QuerySet["PinnedResult"]):
    """Pins as the search asks for them."""

    def live(self, at: datetime) -> PinnedResultQuerySet:
        """Those that have not ended and whose article readers may see at ``at``, in their order."""
        running = models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=at)
        posts = Post.articles.public(at)
        return self.filter(running, post__in=posts).order_by("position", "pk")


class PinnedResult(models.Model):
    """One article that stands above the results of one query."""

    query = models.CharField(
        "検索語",
        max_length=200,
        help_text="読者がこのとおりに検索したとき、記事を先頭に出します。"
        "全角と半角、大文字と小文字の違いは問いません。",
    )
    post = models.ForeignKey(
        Post, verbose_name="記事", related_name="pinned_results", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField(
        "順番", default=10, help_text="小さいものから並びます。"
    )
    ends_at = models.DateTimeField(
        "固定を終える日時",
        null=True,
        blank=True,
        help_text="この日時を過ぎると、ふつうの並びに戻ります。空欄なら外すまで続きます。",
    )

    objects = PinnedResultQuerySet.as_manager()

    class Meta:
        verbose_name = "推し記事"
        verbose_name_plural = "検索の推し記事"
        ordering = ("query", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("query", "post"),
                name="pinned_once_for_a_query",
                violation_error_message="この記事は、この検索語にすでに固定されています。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.query} → {self.post}"
