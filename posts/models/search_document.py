"""What the search knows of a post, and the posts that an outside engine has to hear of."""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone

from posts.models.post import Post
from posts.models.visibility import Status, public_at


class SearchChange(models.Model):
    """A post that was saved or removed, noted in the transaction that did it.

    Whoever delivers reads what the post is at that time, so that the same post may be noted many
    times and told once. There is no foreign key: posts that are gone must be told too.
    """

    id = models.BigAutoField(primary_key=True)
    post_key = models.BigIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.post_key)


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Documents as the search asks for them."""

    def public(self, at: datetime | None = None) -> SearchDocumentQuerySet:
        """Only those of posts that readers may see at ``at`` (now, when it is None)."""
        return self.filter(public_at(at or timezone.now()))


class SearchDocument(models.Model):
    """One post as it is searched. Only ``posts.search`` writes it, in the post's transaction.

    In SQLite's table the short columns stand first, then ``text`` and ``body``: it reads a row from
    its beginning, and these two fill several pages. ``facets`` are the keys of what the post is
    filed under, with a letter before each: "c3 t12 t40 a7 y2026" (category, tags, authors, and the
    year where readers live). ``text`` is the title, tags, excerpt and body, folded, a line each or
    more; ``body`` is the body as it is read, a line a paragraph, for the passages of results.
    """

    post = models.OneToOneField(
        Post, primary_key=True, related_name="search_document", on_delete=models.CASCADE
    )
    status = models.CharField(max_length=12, choices=Status.choices)
    published_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    tokenizer = models.CharField(max_length=10)
    digest = models.CharField(max_length=32)
    facets = models.TextField(blank=True)
    title = models.TextField()
    tags = models.TextField(blank=True)
    excerpt = models.TextField(blank=True)
    text = models.TextField()
    body = models.TextField(blank=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("status", "-published_at", "-post"), name="document_newest"),
        )

    def __str__(self) -> str:
        return self.title


class SearchToken(models.Model):
    """The tokens of a document on PostgreSQL; SQLite has them in an FTS5 table.

    They stand apart from the document, because PostgreSQL writes a row anew for every change.
    There is no foreign key: SQLite, where this table is missing, would look for it on deletion.
    """

    id = models.BigIntegerField(primary_key=True)
    tokens = SearchVectorField()

    class Meta:
        required_db_vendor = "postgresql"
        # Sorting tokens into the index costs 22 ms a post, those of many posts at once 3 ms each,
        # and reading them from the list of pending ones 0.02 ms a search: so they may wait there.
        indexes = (GinIndex(fields=("tokens",), name="search_token_gin", fastupdate=True),)

    def __str__(self) -> str:
        return str(self.pk)
