"""Posts as the doors ask for them: public ones, lists without bodies, neighbours."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from posts.models.byline import Byline
from posts.models.kinds import PostKind
from posts.models.tagging import Tagging
from posts.models.visibility import public_at

if TYPE_CHECKING:
    from posts.models.post import Post

#: What a list shows of a post; bodies stay in the database.
LIST_FIELDS = (
    "title",
    "title_html",
    "slug",
    "path",
    "excerpt",
    "description",
    "category",
    "cover",
    "status",
    "published_at",
    "updated_at",
    "expires_at",
    "reading_minutes",
    "noindex",
    "in_sitemap",
)


class PostQuerySet(models.QuerySet["Post"]):
    """Posts as the doors ask for them."""

    def public(self, at: datetime | None = None) -> PostQuerySet:
        """Only what readers may see at ``at`` (now, when it is None)."""
        return self.filter(public_at(at or timezone.now()))

    def for_list(self) -> PostQuerySet:
        """Newest first, with all that a list shows and without the bodies; two queries."""
        return (
            self.only(*LIST_FIELDS, *(f"category__{name}" for name in ("name", "slug")))
            .select_related("category", "cover")
            .prefetch_related(_BYLINES)
            .newest_first()
        )

    def for_article(self) -> PostQuerySet:
        """With all that the article page shows, without what only the desk needs."""
        return (
            self.defer("body", "front_matter", "front_matter_text", "source_bytes")
            .select_related("category", "cover", "series")
            .prefetch_related(_BYLINES, _TAGS)
        )

    def newest_first(self) -> PostQuerySet:
        """In the order of every list; total, because the key breaks ties."""
        return self.order_by("-published_at", "-pk")

    def before(self, post: Post) -> PostQuerySet:
        """The posts that follow ``post`` in the order of lists: older ones, nearest first."""
        return self.filter(_beside(post, "lt")).newest_first()

    def after(self, post: Post) -> PostQuerySet:
        """The posts that stand above ``post`` in lists: newer ones, nearest first."""
        return self.filter(_beside(post, "gt")).order_by("published_at", "pk")


PostManager = models.Manager.from_queryset(PostQuerySet)


class KindManager(PostManager["Post"]):
    """The posts of one kind, whatever their status."""

    def __init__(self, kind: PostKind) -> None:
        super().__init__()
        self._kind = kind

    def get_queryset(self) -> PostQuerySet:
        """All posts of the kind."""
        return PostQuerySet(self.model, using=self._db).filter(kind=self._kind)


def _beside(post: Post, side: str) -> models.Q:
    same_instant = models.Q(published_at=post.published_at, **{f"pk__{side}": post.pk})
    return models.Q(**{f"published_at__{side}": post.published_at}) | same_instant


_BYLINES: models.Prefetch[str] = models.Prefetch(
    "bylines", queryset=Byline.objects.select_related("author__portrait")
)
_TAGS: models.Prefetch[str] = models.Prefetch(
    "taggings", queryset=Tagging.objects.select_related("tag")
)
