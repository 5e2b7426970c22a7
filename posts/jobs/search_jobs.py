"""What the search has done in the background: queries logged, words counted, an engine told."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import date, datetime
from threading import Event

from django.db import OperationalError
from django.utils import timezone

from posts.errors import CountUnderWayError, SearchEngineError
from posts.jobs import background
from posts.jobs.background import heartbeat
from posts.models import Edition, WordCount
from posts.search import outbox
from posts.search.backends import is_outside
from posts.search.suggest import query_log
from posts.search.suggest.vocabulary import count_words

logger = logging.getLogger(__name__)

#: Seconds in which queries are gathered, so that many are written at once.
GATHERED = 5.0
_LOGGING = "asked-queries"


def log_query_soon(text: str, hits: int, day: date, asker: str) -> None:
    """Count a query that found so many articles on this day; nobody waits for the database.

    ``asker`` is any text that tells one reader from another; it is not stored.
    """
    if query_log.log_query(text, hits, day, asker) and background.under_way(_LOGGING) is None:
        background.start(_LOGGING, _write_out)


def _write_out(job: background.Job) -> None:
    """Store until nothing new has come while it was stored."""
    Event().wait(GATHERED)
    try:
        while query_log.store_logged_queries():
            Event().wait(GATHERED)
        # A site that is searched wants its words counted, and nobody waits for this thread.
        count_when_due(timezone.now())
    except OperationalError as error:
        # SQLite has one writer, and an import may write for long: so many counts are missing.
        logger.warning("what readers searched for could not be counted: %s", error)


#: Seconds between two looks at the outbox, and after an engine could not take what waits.
EVERY, AFTER_FAULT = 5.0, 60.0
_DELIVERY = "search-delivery"

_next_look = 0.0


def deliver_when_waiting() -> None:
    """Hand over what waits, in the background; nobody waits for the engine.

    A site that is never searched needs no fresh index, and one that is asks this often enough;
    ``deliver_search --watch`` does it without anybody's search.
    """
    global _next_look
    if not is_outside() or time.monotonic() < _next_look or background.under_way(_DELIVERY):
        return
    _next_look = time.monotonic() + EVERY
    background.start(_DELIVERY, _deliver)


def _deliver(job: background.Job) -> None:
    global _next_look
    try:
        outbox.deliver()
    except (SearchEngineError, OperationalError) as error:
        _next_look = time.monotonic() + AFTER_FAULT
        logger.warning("the search engine could not be told of changes, which wait: %s", error)


_COUNTING = "count-words"
#: Seconds of rest after every few articles, so that readers who ask meanwhile hardly wait.
_REST = 0.05


def count_now(now: datetime, tell: Callable[[int, int], None]) -> int:
    """Count the words and return how many are stored; ``tell`` hears how many articles are read.

    Raises CountUnderWayError while another process or thread counts them.
    """
    if not WordCount.objects.claim(now):
        raise CountUnderWayError("the words are being counted already; wait until that has ended")
    try:
        with heartbeat(lambda: WordCount.objects.beat(timezone.now())):
            return count_words(now, tell)
    finally:
        WordCount.objects.release()


def count_when_due(now: datetime) -> background.Job | None:
    """Count in the background if articles have changed since a day ago, or nobody counted yet.

    Returns the job, or None where there is nothing to do or somebody does it.
    """
    is_due = WordCount.objects.current().is_due(now, Edition.objects.current())
    if not is_due or background.under_way(_COUNTING) is not None:
        return None
    return background.start(_COUNTING, _count)


def _count(job: background.Job) -> None:
    def tell(done: int, total: int) -> None:
        job.tell(done, total)
        Event().wait(_REST)

    try:
        words = count_now(timezone.now(), tell)
    except CountUnderWayError:
        logger.info("the words are counted by another process")
    except OperationalError as error:
        # SQLite has one writer, and an import may write for long: the next occasion counts.
        logger.warning("the words could not be counted: %s", error)
    else:
        logger.info("counted words=%s", words)
