"""Links of articles and pages into the rest of the site: rows, so that a dead one is known."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from posts import addresses
from posts.models.post import Post


class LinkQuerySet(models.QuerySet["Link"]):
    """Links as the desk asks for them."""

    def dead(self, at: datetime | None = None) -> LinkQuerySet:
        """Only those that lead readers nowhere at ``at`` (now, when it is None)."""
        public = Post.objects.public(at or timezone.now())
        return self.filter(
            models.Q(target__isnull=True, leads_to_page=False)
            | models.Q(target__isnull=False) & ~models.Q(target__in=public)
        )


class Link(models.Model):
    """One internal link of the body of one post.

    ``href`` is the link as the body writes it, ``path`` the address that it means, ``target`` the
    post that answers there, by its path or by an alias.
    """

    post = models.ForeignKey(
        Post, verbose_name="記事", related_name="links", on_delete=models.CASCADE
    )
    href = models.CharField("リンク（本文のとおり）", max_length=2000)
    path = models.CharField("リンク先のアドレス", max_length=addresses.LONGEST_PATH, db_index=True)
    target = models.ForeignKey(
        Post,
        verbose_name="リンク先の記事",
        related_name="inbound_links",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    leads_to_page = models.BooleanField("記事以外のページに届く", default=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = "サイト内リンク"
        verbose_name_plural = "サイト内リンク"
        ordering = ("path", "pk")
        constraints = (models.UniqueConstraint(fields=("post", "href"), name="link_once_a_post"),)

    def __str__(self) -> str:
        return self.href
