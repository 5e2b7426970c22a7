"""The pages of the reports, for those who may look after the search."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from posts.admin.search_reports import missing, rising

#: Any of these rights leads to the reports: on queries, or on what answers to them.
_RIGHTS = ("posts.view_askedquery", "posts.view_spellinggroup", "posts.change_spellinggroup")
#: Days that the report of missing queries can look back.
_PERIODS = (30, 90)


def may_see_reports(request: HttpRequest) -> bool:
    """Whether this person may see what readers search for."""
    return any(map(request.user.has_perm, _RIGHTS))


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
    return _page(request, "missing", context)


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
    return _page(request, "rising", context)


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


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    if not may_see_reports(request):
        raise PermissionDenied
    facts = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/search_reports/{name}.html", {**facts, **context})
