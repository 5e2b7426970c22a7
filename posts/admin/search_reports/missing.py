"""Queries that find nothing: what readers miss, or call by another name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Sum

from posts.models import AskedQuery

#: A query that was asked once may hold what one person typed about themselves: nobody sees it.
FEWEST_TIMES = 2
#: Queries that the report shows, those asked most.
MOST_SHOWN = 100


@dataclass(frozen=True)
class MissingQuery:
    """A query without hits, as somebody typed it last; ``times`` of asking up to ``last``."""

    spelling: str
    times: int
    last: date


def missing_queries(today: date, days: int) -> list[MissingQuery]:
    """The queries of these days, today among them, that found nothing when last asked.

    Most asked first, at least FEWEST_TIMES; two queries. Whoever published what was missing since
    sees the query go once somebody asks again.
    """
    since = today - timedelta(days=days)
    asked = AskedQuery.objects.filter(day__gt=since, day__lte=today)
    later = AskedQuery.objects.filter(query=OuterRef("query"), day__gt=OuterRef("day"))
    vain = asked.filter(~Exists(later), hits=0).order_by()
    counted = asked.order_by().filter(query__in=vain.values("query")).values("query")
    summed = counted.annotate(asked=Sum("times"), last=Max("day")).filter(asked__gte=FEWEST_TIMES)
    rows = summed.order_by("-asked", "-last", "query").values_list("query", "asked", "last")
    most = list(rows[:MOST_SHOWN])
    shown = vain.filter(query__in=[query for query, *_ in most])
    spellings = dict(shown.values_list("query", "spelling"))
    return [MissingQuery(spellings[query], times, last) for query, times, last in most]
