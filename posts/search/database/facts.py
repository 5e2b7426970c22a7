"""The filters of a query, tag: author: category: after: before:, as conditions on documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Byline, Post, SearchDocumentQuerySet, Tagging
from posts.search.query import Filters
from posts.search.tokens import fold
from posts.tags.models import Tag

_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9998, 12, 31)


def with_facts(documents: SearchDocumentQuerySet, filters: Filters) -> SearchDocumentQuerySet:
    """Only the documents of posts that meet every filter.

    Names are compared folded, and slugs count as names. Days are those of the site's time zone.
    """
    for wanted in (
        *map(_tagged, _named(Tag, filters.tags)),
        *map(_written_by, _named(Author, filters.authors)),
        *map(_filed_under, _named(Category, filters.categories)),
    ):
        documents = documents.filter(wanted)
    for unwanted in (
        *map(_tagged, _joined(_named(Tag, filters.without_tags))),
        *map(_written_by, _joined(_named(Author, filters.without_authors))),
        *map(_filed_under, _joined(_named(Category, filters.without_categories))),
    ):
        documents = documents.exclude(unwanted)
    if filters.after:
        documents = documents.filter(published_at__gte=_begin_of(filters.after))
    if filters.before:
        documents = documents.filter(published_at__lt=_begin_of(filters.before) + timedelta(days=1))
    return documents


def _tagged(tags: Sequence[int]) -> Q:
    return Q(post__in=Tagging.objects.filter(tag__in=tags).values("content_object"))


def _written_by(authors: Sequence[int]) -> Q:
    return Q(post__in=Byline.objects.filter(author__in=authors).values("post"))


def _filed_under(categories: Sequence[int]) -> Q:
    return Q(post__in=Post.objects.filter(category__in=categories).order_by().values("pk"))


def _named(
    model: type[Tag] | type[Author] | type[Category], names: Sequence[str]
) -> list[tuple[int, ...]]:
    """The keys of those that have each name or slug; there are few, so all are compared.

    One without any is told once: no post answers then, however many other names there are.
    """
    if not names:
        return []
    keys: dict[str, dict[int, None]] = {name: {} for name in names}
    for key, name, slug in model._default_manager.values_list("pk", "name", "slug"):
        for folded in (fold(name).strip(), fold(slug)):
            if folded in keys:
                keys[folded][key] = None
    return list(dict.fromkeys(map(tuple, keys.values())))


def _joined(keys: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """One condition for all the names that nobody wants."""
    return [tuple(key for some in keys for key in some)] if keys else []


def _begin_of(day: date) -> datetime:
    # Another time zone's midnight must still lie within the years that Python knows.
    within = min(max(day, _FIRST_DAY), _LAST_DAY)
    return datetime.combine(within, time.min, timezone.get_current_timezone())
