"""Storing what readers searched for, a few seconds after they were answered."""

from __future__ import annotations

import logging
from datetime import date
from threading import Event

from django.db import OperationalError
from django.utils import timezone

from posts.jobs import background, word_counting
from posts.search.suggest import query_log

logger = logging.getLogger(__name__)

#: Seconds in which queries are gathered, so that many are written at once.
GATHERED = 5.0
_NAME = "asked-queries"


def log_query_soon(text: str, hits: int, day: date, asker: str) -> None:
    """Count a query that found so many articles on this day; nobody waits for the database.

    ``asker`` is any text that tells one reader from another; it is not stored.
    """
    if query_log.log_query(text, hits, day, asker) and background.under_way(_NAME) is None:
        background.start(_NAME, _write_out)


def _write_out(job: background.Job) -> None:
    """Store until nothing new has come while it was stored."""
    Event().wait(GATHERED)
    try:
        while query_log.store_logged_queries():
            Event().wait(GATHERED)
        # A site that is searched wants its words counted, and nobody waits for this thread.
        word_counting.count_when_due(timezone.now())
    except OperationalError as error:
        # SQLite has one writer, and an import may write for long: so many counts are missing.
        logger.warning("what readers searched for could not be counted: %s", error)
