"""The filters of a query, tag: author: category: after: before:, as conditions on documents."""

from __future__ import annotations

from collections.abc import Iterable
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
    for name in filters.tags:
        documents = documents.filter(_tagged(name))
    for name in filters.authors:
        documents = documents.filter(_written_by(name))
    for name in filters.categories:
        documents = documents.filter(_filed_under(name))
    for condition in _unwanted(filters):
        documents = documents.exclude(condition)
    if filters.after:
        documents = documents.filter(published_at__gte=_begin_of(filters.after))
    if filters.before:
        documents = documents.filter(published_at__lt=_begin_of(filters.before) + timedelta(days=1))
    return documents


def _unwanted(filters: Filters) -> Iterable[Q]:
    yield from map(_tagged, filters.without_tags)
    yield from map(_written_by, filters.without_authors)
    yield from map(_filed_under, filters.without_categories)


def _tagged(name: str) -> Q:
    return Q(post__in=Tagging.objects.filter(tag__in=_named(Tag, name)).values("content_object"))


def _written_by(name: str) -> Q:
    return Q(post__in=Byline.objects.filter(author__in=_named(Author, name)).values("post"))


def _filed_under(name: str) -> Q:
    posts = Post.objects.filter(category__in=_named(Category, name)).order_by()
    return Q(post__in=posts.values("pk"))


def _named(model: type[Tag] | type[Author] | type[Category], folded: str) -> list[int]:
    """The keys of those whose name or slug is this one; there are few, so all are compared."""
    rows = model._default_manager.values_list("pk", "name", "slug")
    return [key for key, name, slug in rows if folded in (fold(name).strip(), fold(slug))]


def _begin_of(day: date) -> datetime:
    # Another time zone's midnight must still lie within the years that Python knows.
    within = min(max(day, _FIRST_DAY), _LAST_DAY)
    return datetime.combine(within, time.min, timezone.get_current_timezone())
