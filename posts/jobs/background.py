"""Long work after a request is answered: one named thread, and a sign of life while it goes on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from django.db import OperationalError, connections, transaction

logger = logging.getLogger(__name__)

#: Seconds between two signs.
EVERY = 3.0


@contextmanager
def heartbeat(beat: Callable[[], None]) -> Iterator[None]:
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


@dataclass
class Job:
    """Work under way: how many of how many parts are done, for those who watch this process."""

    name: str
    done: int = 0
    total: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is."""
        self.done, self.total = done, total


_UNDER_WAY: dict[str, Job] = {}


def start(name: str, work: Callable[[Job], None]) -> Job:
    """Do ``work`` in a thread of its own, once the present transaction is committed.

    The thread ends with its process, at whatever point the work is.
    """
    job = Job(name)
    transaction.on_commit(partial(_start_thread, job, work))
    return job


def under_way(name: str) -> Job | None:
    """The job of this name, while this process works on it."""
    return _UNDER_WAY.get(name)


def _start_thread(job: Job, work: Callable[[Job], None]) -> None:
    _UNDER_WAY[job.name] = job
    threading.Thread(target=_carry_out, args=(job, work), name=job.name, daemon=True).start()


def _carry_out(job: Job, work: Callable[[Job], None]) -> None:
    try:
        work(job)
    finally:
        connections.close_all()
        del _UNDER_WAY[job.name]
        job.ended.set()
