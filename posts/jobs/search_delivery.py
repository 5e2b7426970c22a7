"""Telling an engine outside of what was saved, a moment after somebody searched."""

from __future__ import annotations

import logging
import time

from django.db import OperationalError

from posts.errors import SearchEngineError
from posts.jobs import background
from posts.search import outbox
from posts.search.backends import is_outside

logger = logging.getLogger(__name__)

#: Seconds between two looks at the outbox, and after an engine could not take what waits.
EVERY, AFTER_FAULT = 5.0, 60.0
_NAME = "search-delivery"

_next_look = 0.0


def deliver_when_waiting() -> None:
    """Hand over what waits, in the background; nobody waits for the engine.

    A site that is never searched needs no fresh index, and one that is asks this often enough;
    ``deliver_search --watch`` does it without anybody's search.
    """
    global _next_look
    if not is_outside() or time.monotonic() < _next_look or background.under_way(_NAME):
        return
    _next_look = time.monotonic() + EVERY
    background.start(_NAME, _deliver)


def _deliver(job: background.Job) -> None:
    global _next_look
    try:
        outbox.deliver()
    except (SearchEngineError, OperationalError) as error:
        _next_look = time.monotonic() + AFTER_FAULT
        logger.warning("the search engine could not be told of changes, which wait: %s", error)
