"""What helps a reader on where little was found: other wordings, and what others searched for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from posts.models import Post
from posts.public.lists.front import popular_tags
from posts.public.search.facets import filter_words
from posts.public.site_state_cache import get_or_compute
from posts.search.query import chosen_filters
from posts.search.site_search import ask
from posts.search.suggest.did_you_mean import alternative_queries, names_like
from posts.search.suggest.query_log import popular_and_recent

#: Queries of others that are shown under each heading.
_MOST_ASKED = 8
#: Filters of a query that other wordings are looked for.
_MOST_FILTERS = 3


@dataclass(frozen=True)
class OtherWording:
    """Another wording that finds something."""

    text: str
    url: str


def other_wordings(text: str, keys: Sequence[int], now: datetime) -> Iterator[str]:
    """Other wordings of a query that found little, as far as they find more.

    A filter without hits whose name nobody has is given the names like it. Whoever writes many
    filters is no beginner, and each wording would take as long as the query did.
    """
    filters = chosen_filters(text)
    if len(filters) > _MOST_FILTERS:
        return

    def count(wording: str) -> int:
        return len(ask(wording, at=now, freshness=0).hits.keys)

    yield from alternative_queries(text, len(keys), count)
    for chosen in [] if keys else filters:
        for name in names_like(chosen):
            yield f"{chosen.rest} {filter_words(chosen.key, name)}".strip()


def help_without_results(
    request: HttpRequest, now: datetime, link: Callable[[str], str]
) -> dict[str, object]:
    """What a page without results shows beside the advice, by the names of its template."""
    public = Post.articles.public(now)
    return {
        "popular_tags": get_or_compute(request, "popular-tags", lambda: list(popular_tags(public))),
        "latest": public.for_list()[:5],
        "asked": _asked(timezone.localdate(now), link),
    }


def _asked(today: date, link: Callable[[str], str]) -> tuple[tuple[str, list[OtherWording]], ...]:
    """What others searched for, as they may be told of it."""
    often, lately = popular_and_recent(today, _MOST_ASKED)
    headed = (("よく検索される言葉", often), ("最近検索された言葉", lately))
    return tuple(
        (heading, [OtherWording(wording, link(wording)) for wording in words])
        for heading, words in headed
    )
