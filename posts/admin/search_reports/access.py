"""Who may see the reports of the search, and the frame of their pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

#: Any of these rights leads to the reports: on queries, or on what answers to them.
_RIGHTS = ("posts.view_askedquery", "posts.view_spellinggroup", "posts.change_spellinggroup")


def may_see_reports(request: HttpRequest) -> bool:
    """Whether this person may see what readers search for, and how the archive is spelled."""
    return any(map(request.user.has_perm, _RIGHTS))


def refuse_strangers(request: HttpRequest) -> None:
    """Raise PermissionDenied for those without a right to the reports."""
    if not may_see_reports(request):
        raise PermissionDenied


def report_page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The page of one report; raises PermissionDenied for those without a right to it."""
    refuse_strangers(request)
    facts = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/search_reports/{name}.html", {**facts, **context})
