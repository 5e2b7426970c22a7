"""The addresses of the reports, below the desk's own."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from posts.admin.search_reports.spellings import (
    accept_spellings,
    release_spellings,
    spellings_report,
    spellings_table,
)
from posts.admin.search_reports.views import missing_report, rising_report


def report_urls(site: AdminSite) -> list[URLPattern]:
    """``search/missing/``, ``rising/`` and ``spellings/``, for those signed in at this site."""
    wrap = site.admin_view
    return [
        path("search/missing/", wrap(missing_report), name="search_missing"),
        path("search/rising/", wrap(rising_report), name="search_rising"),
        path("search/spellings/", wrap(spellings_report), name="search_spellings"),
        path("search/spellings.csv", wrap(spellings_table), name="search_spellings_table"),
        path("search/spellings/accept/", wrap(accept_spellings), name="search_spellings_accept"),
        path("search/spellings/release/", wrap(release_spellings), name="search_spellings_release"),
    ]
