"""Queries that rise: asked clearly more often in the last days than in the weeks before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from posts.models import AskedQuery

#: The last days, and those before them that they are compared with: whole weeks, since a newspaper
#: is searched less on Sundays.
RECENT_DAYS, EARLIER_DAYS = 7, 28
#: Asked less often than this, a query rises by chance, and may be one person's own words.
FEWEST_TIMES = 3
#: By how much it has to have grown to be called rising.
LEAST_GROWTH = 1.5
#: Queries that the report shows, those that grow most.
MOST_SHOWN = 50

_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class RisingQuery:
    """A query that rises: ``recent`` times in the last days, ``earlier`` a week before them.

    ``daily`` is how often it was asked on each of the last days, the oldest first.
    """

    spelling: str
    recent: int
    earlier: float
    growth: float
    hits: int
    daily: tuple[int, ...]

    @property
    def figure(self) -> str:
        """The days as bars of text; the day with the most fills its line."""
        return bars(self.daily)


def growth(recent: int, earlier: int) -> float:
    """By what factor a query grew: (recent + 1) / (earlier / weeks + 1).

    Both are counts of a week, the second one the mean of the weeks before. The 1 that is added to
    each (Laplace's smoothing) keeps a query that nobody asked before finite, and small: 3 times
    after none count as 4-fold, 30 times after none as 31-fold, 300 after 100 a week as 3-fold.
    Without it every new query would stand above all that really rise.
    """
    weeks = EARLIER_DAYS / RECENT_DAYS
    return (recent + 1) / (earlier / weeks + 1)


def bars(counts: Iterable[int]) -> str:
    """Counts as a row of bars, one letter each; 0 is the lowest."""
    numbers = list(counts)
    most = max([*numbers, 1])
    return "".join(_BARS[round(number / most * (len(_BARS) - 1))] for number in numbers)


def rising_queries(today: date) -> list[RisingQuery]:
    """The queries that grew most up to ``today``; one query to the database."""
    begin = today - timedelta(days=RECENT_DAYS + EARLIER_DAYS)
    recent_from = today - timedelta(days=RECENT_DAYS - 1)
    asked = AskedQuery.objects.filter(day__gt=begin, day__lte=today).order_by("query", "day")
    recent_ones = AskedQuery.objects.filter(day__gte=recent_from, day__lte=today)
    by_query: dict[str, list[AskedQuery]] = defaultdict(list)
    for row in asked.filter(query__in=recent_ones.order_by().values("query")):
        by_query[row.query].append(row)
    found = [_measured(rows, recent_from) for rows in by_query.values()]
    rising = [one for one in found if one.recent >= FEWEST_TIMES and one.growth >= LEAST_GROWTH]
    rising.sort(key=lambda one: (-one.growth, -one.recent, one.spelling))
    return rising[:MOST_SHOWN]


def _measured(rows: list[AskedQuery], recent_from: date) -> RisingQuery:
    """The figures of one query; its rows are in the order of their days."""
    times = {row.day: row.times for row in rows}
    days = [recent_from + timedelta(days=number) for number in range(RECENT_DAYS)]
    daily = tuple(times.get(day, 0) for day in days)
    recent = sum(daily)
    earlier = sum(times.values()) - recent
    last = rows[-1]
    weekly = earlier * RECENT_DAYS / EARLIER_DAYS
    return RisingQuery(last.spelling, recent, weekly, growth(recent, earlier), last.hits, daily)
