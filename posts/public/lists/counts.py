"""How many posts readers can see, by tag, author, year and month of the publication's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TypeVar

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils import timezone

from posts.authors.models import Author
from posts.models import PostQuerySet
from posts.tags.models import Tag


@dataclass(frozen=True)
class Month:
    """A month in which ``count`` posts appeared."""

    year: int
    month: int
    count: int

    @property
    def url(self) -> str:
        return reverse("archive_month", args=[self.year, self.month])


@dataclass(frozen=True)
class Year:
    """A year with its months, the latest first."""

    year: int
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        """How many posts appeared in the year."""
        return sum(month.count for month in self.months)

    @property
    def url(self) -> str:
        return reverse("archive_year", args=[self.year])


def of_year(posts: PostQuerySet, year: int) -> PostQuerySet:
    """Only the posts of a calendar year in the site's time zone."""
    return _between(posts, _first_instant(year, 1), _first_instant(year + 1, 1))


def of_month(posts: PostQuerySet, year: int, month: int) -> PostQuerySet:
    """Only the posts of a calendar month in the site's time zone."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return _between(posts, _first_instant(year, month), _first_instant(*following))


def months(posts: PostQuerySet) -> list[Month]:
    """Count ``posts`` by month, the latest first, without empty months; one query."""
    in_their_month = TruncMonth("published_at", tzinfo=timezone.get_default_timezone())
    counted = (
        posts.order_by()
        .annotate(month_begins=in_their_month)
        .values_list("month_begins")
        .annotate(count=Count("pk"))
        .order_by("-month_begins")
    )
    return [Month(begins.year, begins.month, count) for begins, count in counted]


def years(posts: PostQuerySet) -> list[Year]:
    """Count ``posts`` by year and month, the latest first; one query."""
    by_year = groupby(months(posts), key=lambda month: month.year)
    return [Year(year, tuple(of_the_year)) for year, of_the_year in by_year]


def _first_instant(year: int, month: int) -> datetime:
    return datetime(year, month, 1, tzinfo=timezone.get_default_timezone())


def _between(posts: PostQuerySet, start: datetime, end: datetime) -> PostQuerySet:
    return posts.filter(published_at__gte=start, published_at__lt=end)


_Name = TypeVar("_Name", Tag, Author)


def names_with_public_posts(names: QuerySet[_Name], public: PostQuerySet) -> QuerySet[_Name]:
    """Only those of ``names`` that stand on one of the ``public`` posts, the commonest first.

    Each has ``post_count``, the number of those posts.
    """
    counted = names.filter(posts__in=public).annotate(post_count=Count("posts"))
    return counted.order_by("-post_count", "name", "pk")
