"""Which posts are the parts of a series, and in which order: set by edits like any other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from posts.models import Post, Series
from posts.workflow.edits import Edit
from posts.workflow.saving import record_edits
from posts.workflow.taxonomies import delete_and_advance_edition
from posts.workflow.transitions import check_may_edit


def arrange_parts(
    series: Series,
    places: Mapping[int, int | None],
    *,
    by: User | None,
    now: datetime,
) -> None:
    """Make the posts of these keys parts of ``series``, each with its number or None.

    Posts that stand so already are left alone. Raises TransitionError where ``by`` may not change
    one of them; then nothing is changed.
    """
    posts = [
        post
        for post in Post.objects.filter(pk__in=list(places))
        if (post.series_id, post.series_position) != (series.pk, places[post.pk])
    ]
    for post in posts:
        post.series, post.series_position = series, places[post.pk]
    _record(posts, f"連載「{series.name}」の回を変更", by=by, now=now)


def append_parts(series: Series, keys: Collection[int], *, by: User | None, now: datetime) -> None:
    """Make the posts of these keys the last parts of ``series``, in the order they appeared.

    Raises TransitionError as ``arrange_parts`` does.
    """
    last = series.posts.aggregate(last=Max("series_position"))["last"] or 0
    joining = Post.articles.filter(pk__in=keys).order_by("published_at", "pk")
    numbered = enumerate(joining.values_list("pk", flat=True), start=last + 1)
    arrange_parts(series, {key: number for number, key in numbered}, by=by, now=now)


def remove_parts(keys: Collection[int], *, by: User | None, now: datetime) -> None:
    """Take the posts of these keys out of their series; raises as ``arrange_parts`` does."""
    posts = list(Post.objects.filter(pk__in=keys, series__isnull=False))
    for post in posts:
        post.series, post.series_position = None, None
    _record(posts, "連載から外す", by=by, now=now)


def delete_series(series: Series) -> None:
    """Delete a series; its posts stay, and have no place in one any more."""
    with transaction.atomic():
        series.posts.update(series=None, series_position=None)
        delete_and_advance_edition(series)


def _record(posts: list[Post], note: str, *, by: User | None, now: datetime) -> None:
    with transaction.atomic():
        for post in posts:
            check_may_edit(by, post.status)
        record_edits([Edit.of(post, note=note, by=by) for post in posts], now=now)
