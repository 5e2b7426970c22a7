"""The addresses of the reports, below the desk's own."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from posts.admin.search_reports.views import missing_report, rising_report


def report_urls(site: AdminSite) -> list[URLPattern]:
    """``search/missing/`` and ``search/rising/``, for those who are signed in at this site."""
    return [
        path("search/missing/", site.admin_view(missing_report), name="search_missing"),
        path("search/rising/", site.admin_view(rising_report), name="search_rising"),
    ]
