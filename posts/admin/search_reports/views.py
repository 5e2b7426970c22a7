"""The pages of what readers search for, for those who may look after the search."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from posts.admin.search_reports import missing, rising
from posts.admin.search_reports.access import report_page

#: Days that the report of missing queries can look back.
_PERIODS = (30, 90)


@require_safe
def missing_report(request: HttpRequest) -> HttpResponse:
    """The queries without hits; raises PermissionDenied for those without a right to them."""
    days = _PERIODS[1] if request.GET.get("days") == str(_PERIODS[1]) else _PERIODS[0]
    found = missing.missing_queries(timezone.localdate(), days)
    context = {
        "title": "見つからなかった検索語",
        "rows": [{"query": one, **_ways(request, one.spelling)} for one in found],
        "days": days,
        "periods": _PERIODS,
        "fewest": missing.FEWEST_TIMES,
        "most": missing.MOST_SHOWN,
    }
    return report_page(request, "missing", context)


@require_safe
def rising_report(request: HttpRequest) -> HttpResponse:
    """The queries that rise; raises PermissionDenied for those without a right to them."""
    found = rising.rising_queries(timezone.localdate())
    context = {
        "title": "増えている検索語",
        "rows": [{"query": one, **_ways(request, one.spelling)} for one in found],
        "recent_days": rising.RECENT_DAYS,
        "earlier_days": rising.EARLIER_DAYS,
        "fewest": rising.FEWEST_TIMES,
        "least_growth": rising.LEAST_GROWTH,
    }
    return report_page(request, "rising", context)


def _ways(request: HttpRequest, spelling: str) -> dict[str, str]:
    """Where a query leads: to the readers' search, to a pin, to a group of spellings.

    A way that this person may not go is "".
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
