"""Queries that readers asked, by day."""

from __future__ import annotations

from datetime import date, timedelta

from posts.models import LoggedQuery

TODAY = date(2026, 11, 24)


def asked(query: str, days_ago: int, times: int = 1, hits: int = 0, today: date = TODAY) -> None:
    """A query of one day; its spelling is itself in upper case."""
    day = today - timedelta(days=days_ago)
    LoggedQuery.objects.create(day=day, query=query, spelling=query.upper(), times=times, hits=hits)
