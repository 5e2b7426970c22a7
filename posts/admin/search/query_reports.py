"""What readers search for, for those who may look after the search: missing and rising queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Max, OuterRef, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from posts.admin.custom_pages import desk_page
from posts.models import LoggedQuery

#: Any of these rights leads to the reports: on queries, or on what answers to them.
_RIGHTS = ("posts.view_loggedquery", "posts.view_spellinggroup", "posts.change_spellinggroup")


def may_see_reports(request: HttpRequest) -> bool:
    """Whether this person may see what readers search for, and how the archive is spelled."""
    return any(map(request.user.has_perm, _RIGHTS))


def check_report_permission(request: HttpRequest) -> None:
    """Raise PermissionDenied for those without a right to the reports."""
    if not may_see_reports(request):
        raise PermissionDenied


def report_page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The page of one report; raises PermissionDenied for those without a right to it."""
    check_report_permission(request)
    return desk_page(request, f"search_reports/{name}.html", context)


#: A query that was asked once may hold what one person typed about themselves: nobody sees it.
FEWEST_TIMES_MISSING = 2
#: Queries that the report shows, those asked most.
MOST_MISSING = 100


@dataclass(frozen=True)
class MissingQuery:
    """A query without hits, as somebody typed it last; ``times`` of asking up to ``last``."""

    spelling: str
    times: int
    last: date


def missing_queries(today: date, days: int) -> list[MissingQuery]:
    """The queries of these days, today among them, that found nothing when last asked.

    Most asked first, at least FEWEST_TIMES_MISSING; two queries. Whoever published what was missing
    since sees the query go once somebody asks again.
    """
    since = today - timedelta(days=days)
    asked = LoggedQuery.objects.filter(day__gt=since, day__lte=today)
    later = LoggedQuery.objects.filter(query=OuterRef("query"), day__gt=OuterRef("day"))
    vain = asked.filter(~Exists(later), hits=0).order_by()
    counted = asked.order_by().filter(query__in=vain.values("query")).values("query")
    summed = counted.annotate(asked=Sum("times"), last=Max("day")).filter(
        asked__gte=FEWEST_TIMES_MISSING
    )
    rows = summed.order_by("-asked", "-last", "query").values_list("query", "asked", "last")
    most = list(rows[:MOST_MISSING])
    shown = vain.filter(query__in=[query for query, *_ in most])
    spellings = dict(shown.values_list("query", "spelling"))
    return [MissingQuery(spellings[query], times, last) for query, times, last in most]


#: The last days, and those before them that they are compared with: whole weeks, since a newspaper
#: is searched less on Sundays.
RECENT_DAYS, EARLIER_DAYS = 7, 28
#: Asked less often than this, a query rises by chance, and may be one person's own words.
FEWEST_TIMES_RISING = 3
#: By how much it has to have grown to be called rising.
LEAST_GROWTH = 1.5
#: Queries that the report shows, those that grow most.
MOST_RISING = 50

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
    asked = LoggedQuery.objects.filter(day__gt=begin, day__lte=today).order_by("query", "day")
    recent_ones = LoggedQuery.objects.filter(day__gte=recent_from, day__lte=today)
    by_query: dict[str, list[LoggedQuery]] = defaultdict(list)
    for row in asked.filter(query__in=recent_ones.order_by().values("query")):
        by_query[row.query].append(row)
    found = [_measured(rows, recent_from) for rows in by_query.values()]
    rising = [
        one for one in found if one.recent >= FEWEST_TIMES_RISING and one.growth >= LEAST_GROWTH
    ]
    rising.sort(key=lambda one: (-one.growth, -one.recent, one.spelling))
    return rising[:MOST_RISING]


def _measured(rows: list[LoggedQuery], recent_from: date) -> RisingQuery:
    """The figures of one query; its rows are in the order of their days."""
    times = {row.day: row.times for row in rows}
    days = [recent_from + timedelta(days=number) for number in range(RECENT_DAYS)]
    daily = tuple(times.get(day, 0) for day in days)
    recent = sum(daily)
    earlier = sum(times.values()) - recent
    last = rows[-1]
    weekly = earlier * RECENT_DAYS / EARLIER_DAYS
    return RisingQuery(last.spelling, recent, weekly, growth(recent, earlier), last.hits, daily)


#: Days that the report of missing queries can look back.
_PERIODS = (30, 90)


@require_safe
def missing_report(request: HttpRequest) -> HttpResponse:
    """The queries without hits; raises PermissionDenied for those without a right to them."""
    days = _PERIODS[1] if request.GET.get("days") == str(_PERIODS[1]) else _PERIODS[0]
    found = missing_queries(timezone.localdate(), days)
    context = {
        "title": "見つからなかった検索語",
        "rows": [{"query": one, **_query_actions(request, one.spelling)} for one in found],
        "days": days,
        "periods": _PERIODS,
        "fewest": FEWEST_TIMES_MISSING,
        "most": MOST_MISSING,
    }
    return report_page(request, "missing", context)


@require_safe
def rising_report(request: HttpRequest) -> HttpResponse:
    """The queries that rise; raises PermissionDenied for those without a right to them."""
    found = rising_queries(timezone.localdate())
    context = {
        "title": "増えている検索語",
        "rows": [{"query": one, **_query_actions(request, one.spelling)} for one in found],
        "recent_days": RECENT_DAYS,
        "earlier_days": EARLIER_DAYS,
        "fewest": FEWEST_TIMES_RISING,
        "least_growth": LEAST_GROWTH,
    }
    return report_page(request, "rising", context)


def _query_actions(request: HttpRequest, spelling: str) -> dict[str, str]:
    """Where a query is searched, where it is given a pin, where a group of spellings.

    An action that this person may not take is "".
    """
    may_pin = request.user.has_perm("posts.add_pinnedresult")
    may_group = request.user.has_perm("posts.add_spellinggroup")
    return {
        "search": _address("search", {"q": spelling}),
        "pin": _address("admin:posts_pinnedresult_add", {"query": spelling}) if may_pin else "",
        "group": (
            _address("admin:posts_spellinggroup_add", {"spellings": f"{spelling}\n"})
            if may_group
            else ""
        ),
    }


def _address(name: str, values: dict[str, str]) -> str:
    return f"{reverse(name)}?{urlencode(values)}"
