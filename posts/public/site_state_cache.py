"""What costs to count, kept until readers see another state of the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from posts.public.masthead import masthead_of

#: Seconds; only so that what nobody asks for any more goes away.
_LONGEST = 3600

_Value = TypeVar("_Value")


def get_or_compute(request: HttpRequest, name: str, work: Callable[[], _Value]) -> _Value:
    """Return what ``work`` found for ``name`` in the present state of the site.

    It is done once a state (for each process, where the cache is the process's own). Nothing is
    kept before the newsroom has saved anything.
    """
    known: _Value | None = get_cached(request, name)
    if known is None:
        known = work()
        set_cached(request, name, known)
    return known


def get_cached(request: HttpRequest, name: str) -> Any:
    """Return what is kept for ``name`` in the present state of the site; None for nothing."""
    key = _key(request, name)
    return cache.get(key) if key else None


def set_cached(request: HttpRequest, name: str, value: object) -> None:
    """Keep ``value`` for ``name`` as long as the site is in its present state."""
    key = _key(request, name)
    if key:
        cache.set(key, value, _LONGEST)


def _key(request: HttpRequest, name: str) -> str:
    state = masthead_of(request).state
    return f"kawaraban:{name}:{state}" if state else ""
