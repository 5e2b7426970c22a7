"""Tags and authors with the number of posts that readers can see of them."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Count, QuerySet
from django.http import Http404

from posts.authors.models import Author
from posts.models import PostQuerySet
from posts.tags.models import Tag

_Name = TypeVar("_Name", Tag, Author)


def seen_by_readers(names: QuerySet[_Name], public: PostQuerySet) -> QuerySet[_Name]:
    """Only those of ``names`` that stand on one of the ``public`` posts, the commonest first.

    Each has ``post_count``, the number of those posts.
    """
    counted = names.filter(posts__in=public).annotate(post_count=Count("posts"))
    return counted.order_by("-post_count", "name", "pk")


def seen_under_slug(names: QuerySet[_Name], slug: str, public: PostQuerySet) -> tuple[_Name, int]:
    """Return the one with ``slug`` and the number of its ``public`` posts; one query.

    Raises Http404 where there is none, also for a name that stands on unpublished posts only:
    a tag can give away what the newsroom is working on.
    """
    found = seen_by_readers(names.filter(slug=slug), public).first()
    if found is None:
        raise Http404(f"no public post has the {names.model._meta.model_name} {slug!r}")
    return found, vars(found)["post_count"]


def under_slug(names: QuerySet[_Name], slug: str) -> _Name:
    """Return the one with ``slug``; raises Http404 where there is none. One query."""
    found = names.filter(slug=slug).first()
    if found is None:
        raise Http404(f"there is no {names.model._meta.model_name} {slug!r}")
    return found


def check_seen(name: Tag | Author, total: int) -> None:
    """Raise Http404 for a name that stands on unpublished posts only, ``total`` being 0.

    A tag can give away what the newsroom is working on.
    """
    if not total:
        raise Http404(f"no public post has the {name._meta.model_name} {name.slug!r}")
