"""Counting the words of the archive: by one at a time, in the background once a day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event

from django.db import OperationalError
from django.utils import timezone

from posts.errors import CountUnderWayError
from posts.jobs import background
from posts.jobs.background import heartbeat
from posts.models import Edition, WordCount
from posts.search.suggest.vocabulary import count_words

logger = logging.getLogger(__name__)

_NAME = "count-words"
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
    if not is_due or background.under_way(_NAME) is not None:
        return None
    return background.start(_NAME, _count)


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
