"""What costs to count, kept until readers see another state of the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from posts.public.masthead import masthead_of

#: Seconds; only so that what nobody asks for any more goes away.
_LONGEST = 3600

_Value = TypeVar("_Value")


def remembered(request: HttpRequest, name: str, work: Callable[[], _Value]) -> _Value:
    """Return what ``work`` found for ``name`` in the present state of the site.

    It is done once a state (for each process, where the cache is the process's own). Nothing is
    kept before the newsroom has saved anything.
    """
    state = masthead_of(request).state
    if not state:
        return work()
    key = f"kawaraban:{name}:{state}"
    known: _Value | None = cache.get(key)
    if known is None:
        known = work()
        cache.set(key, known, _LONGEST)
    return known
