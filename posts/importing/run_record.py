"""The record of a run while it goes on: how far it is, that it lives, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

from posts.importing.report import Report
from posts.jobs.background import heartbeat
from posts.messages import in_japanese
from posts.models import ImportRun, RunState

#: Told how many of how many files are done.
Progress = Callable[[int, int], None]


@contextmanager
def recorded(run: ImportRun, watch: Progress) -> Iterator[Progress]:
    """Keep ``run``'s row up to date during the block; gives the function to tell progress to.

    ``watch`` is told at once what the row shows a few seconds later.
    """
    run.state, run.heartbeat = RunState.RUNNING, timezone.now()
    run.save(update_fields=["state", "heartbeat"])
    far = {"done": 0, "total": 0}

    def tell(done: int, total: int) -> None:
        far["done"], far["total"] = done, total
        watch(done, total)

    def beat() -> None:
        ImportRun.objects.filter(pk=run.pk).update(heartbeat=timezone.now(), **far)

    with heartbeat(beat):
        yield tell
    run.done, run.total = far["done"], far["total"]


def close(run: ImportRun, report: Report, *, at: datetime) -> None:
    """Write down that the run came to its end at ``at``, with its report."""
    run.state, run.finished_at, run.report = RunState.DONE, at, dict(report.as_dict())
    run.translations = {told: in_japanese(told) for told in report.sentences()}
    run.save()


def close_as_failed(run: ImportRun, reason: str, *, at: datetime) -> None:
    """Write down that the whole run failed, and why, in words for the desk."""
    run.state, run.finished_at, run.failure = RunState.FAILED, at, reason
    run.save()
