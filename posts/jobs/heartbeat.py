"""A sign of life while long work goes on, so that a dead process is told from a slow one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connections

logger = logging.getLogger(__name__)

#: Seconds between two signs.
EVERY = 3.0


@contextmanager
def beating(beat: Callable[[], None]) -> Iterator[None]:
    """Call ``beat`` every few seconds until the block ends, in a thread with its own connection.

    The transaction of the block is not its: what it writes is seen at once, and stays.
    """
    over = threading.Event()
    thread = threading.Thread(target=_beat_until, args=(over, beat), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat_until(over: threading.Event, beat: Callable[[], None]) -> None:
    while not over.wait(EVERY):
        try:
            beat()
        except OperationalError as error:
            # SQLite has one writer; a beat that comes while another writes is left out.
            logger.info("a sign of life was left out: %s", error)
        finally:
            connections.close_all()
