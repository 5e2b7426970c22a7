"""The filters of a query, tag: author: category: after: before:, as conditions on documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class FilterKeys:
    """The filters of a query by keys: one of each wanted tuple, none of the unwanted ones.

    Posts are published at ``since`` or later, and before ``until``.
    """

    tags: tuple[tuple[int, ...], ...] = ()
    authors: tuple[tuple[int, ...], ...] = ()
    categories: tuple[tuple[int, ...], ...] = ()
    without_tags: tuple[int, ...] = ()
    without_authors: tuple[int, ...] = ()
    without_categories: tuple[int, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


def filter_keys(filters: Filters) -> FilterKeys:
    """The keys that the names in the filters stand for; a query for each kind that is named.

    Names are compared folded, and slugs count as names. Days are those of the site's time zone.
    """
    return FilterKeys(
        tags=_named(Tag, filters.tags),
        authors=_named(Author, filters.authors),
        categories=_named(Category, filters.categories),
        without_tags=_joined(_named(Tag, filters.without_tags)),
        without_authors=_joined(_named(Author, filters.without_authors)),
        without_categories=_joined(_named(Category, filters.without_categories)),
        since=_begin_of(filters.after) if filters.after else None,
        until=_begin_of(filters.before) + timedelta(days=1) if filters.before else None,
    )


def matching_filters(documents: SearchDocumentQuerySet, filters: Filters) -> SearchDocumentQuerySet:
    """Only the documents of posts that meet every filter."""
    keys = filter_keys(filters)
    for condition, wanted, unwanted in (
        (_tagged, keys.tags, keys.without_tags),
        (_written_by, keys.authors, keys.without_authors),
        (_filed_under, keys.categories, keys.without_categories),
    ):
        for some in wanted:
            documents = documents.filter(condition(some))
        if unwanted:
            documents = documents.exclude(condition(unwanted))
    if keys.since:
        documents = documents.filter(published_at__gte=keys.since)
    if keys.until:
        documents = documents.filter(published_at__lt=keys.until)
    return documents


def _tagged(tags: Sequence[int]) -> Q:
    return Q(post__in=Tagging.objects.filter(tag__in=tags).values("content_object"))


def _written_by(authors: Sequence[int]) -> Q:
    return Q(post__in=Byline.objects.filter(author__in=authors).values("post"))


def _filed_under(categories: Sequence[int]) -> Q:
    return Q(post__in=Post.objects.filter(category__in=categories).order_by().values("pk"))


def _named(
    model: type[Tag] | type[Author] | type[Category], names: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """The keys of those that have each name or slug; there are few, so all are compared.

    One without any is told once: no post answers then, however many other names there are.
    """
    if not names:
        return ()
    keys: dict[str, dict[int, None]] = {name: {} for name in names}
    for key, name, slug in model._default_manager.values_list("pk", "name", "slug"):
        for folded in (fold(name).strip(), fold(slug)):
            if folded in keys:
                keys[folded][key] = None
    return tuple(dict.fromkeys(map(tuple, keys.values())))


def _joined(keys: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The keys behind all the names that nobody wants."""
    return tuple(key for some in keys for key in some)


def _begin_of(day: date) -> datetime:
    # Another time zone's midnight must still lie within the years that Python knows.
    within = min(max(day, _FIRST_DAY), _LAST_DAY)
    return datetime.combine(within, time.min, timezone.get_current_timezone())
