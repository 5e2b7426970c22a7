"""Writing an archive of articles into an empty database in bulk, with its index."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Byline, Edition, Post, Publication, SearchDocument, Status, Tagging
from posts.search.index import Searchable, token_index
from posts.search.index.documents import document_of, entry_of_post
from posts.search.index.token_index import TokenChange, TokenIndex
from posts.search.index_entries import body_entry
from posts.tags.models import Tag
from tests.bench.articles import Article, articles

_OLDEST = datetime(2015, 1, 1, tzinfo=UTC)
_AT_ONCE = 500
_NOTHING: frozenset[str] = frozenset()


def fill(posts: int, characters: int) -> float:
    """Write so many posts of so many characters; return the seconds that it took."""
    started = time.monotonic()
    Publication.objects.create(title="計測の媒体")
    Edition.objects.advance()
    index = token_index()
    second = index.second()
    names = _Names()
    for start in range(1, posts + 1, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, posts + 1))
        with transaction.atomic():
            _write(numbers, list(articles(numbers, characters)), names, second, posts)
    index.replace(second, lambda: None)
    _tell_planner()
    return time.monotonic() - started


class _Names:
    """The rows of categories, authors and tags by their names, made when first asked for."""

    def __init__(self) -> None:
        self._keys: dict[tuple[type, str], int] = {}

    def key(self, model: type[Author] | type[Category] | type[Tag], name: str) -> int:
        if (model, name) not in self._keys:
            slug = f"{model.__name__.lower()}-{len(self._keys)}"
            row = model._default_manager.create(name=name, slug=slug)
            self._keys[model, name] = row.pk
        return self._keys[model, name]


def _write(
    numbers: range, written: list[Article], names: _Names, index: TokenIndex, posts: int
) -> None:
    rows = [_post(key, one, names, posts) for key, one in zip(numbers, written, strict=True)]
    Post.objects.bulk_create(rows)
    Byline.objects.bulk_create(
        Byline(post=post, author_id=names.key(Author, one.author))
        for post, one in zip(rows, written, strict=True)
    )
    Tagging.objects.bulk_create(_taggings(rows, written, names))
    saved = [
        Searchable(
            post,
            {names.key(Tag, tag): tag for tag in one.tags},
            [names.key(Author, one.author)],
            body_entry("\n".join(one.paragraphs)),
        )
        for post, one in zip(rows, written, strict=True)
    ]
    entries = {each.post.pk: entry_of_post(each) for each in saved}
    SearchDocument.objects.bulk_create(document_of(each, entries[each.post.pk]) for each in saved)
    index.write([TokenChange(key, _NOTHING, entry.tokens) for key, entry in entries.items()])


def _post(key: int, article: Article, names: _Names, posts: int) -> Post:
    # The archive's years are the same however many posts it has.
    published = _OLDEST + timedelta(days=4000 * article.day / posts)
    return Post(
        pk=key,
        title=article.title,
        slug=f"article-{key}",
        path=f"/articles/{key}/",
        body="\n\n".join(article.paragraphs),
        body_html="".join(f"<p>{paragraph}</p>\n" for paragraph in article.paragraphs),
        excerpt=article.excerpt,
        category_id=names.key(Category, article.category),
        status=Status.PUBLISHED,
        published_at=published,
        created_at=published,
        saved_at=published,
    )


def _taggings(rows: list[Post], written: list[Article], names: _Names) -> Iterable[Tagging]:
    for post, one in zip(rows, written, strict=True):
        for position, tag in enumerate(one.tags):
            key = names.key(Tag, tag)
            yield Tagging(content_object=post, tag_id=key, position=position)


def _tell_planner() -> None:
    """What a database does by itself: tell its planner how long the tables are, write to disk."""
    is_postgresql = connection.vendor == "postgresql"
    statements = ("VACUUM ANALYZE", "CHECKPOINT") if is_postgresql else ("ANALYZE",)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    # Else what is measured next waits for the disk.
    os.sync()
