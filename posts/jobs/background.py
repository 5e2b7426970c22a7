"""Long work after a request is answered: one named thread of this process, with its own connection.

django-tasks has two ways to carry work out: within the request, or in a worker process of its own
that a newcomer's ``make run`` does not have. What must outlive this process belongs in the latter.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.db import connections, transaction


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
