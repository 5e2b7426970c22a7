"""Reading and rendering in several processes, no faster than the writer takes the results."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import FrameType

from posts.transfer.chunks import in_chunks
from posts.transfer.reading import Article, ReadOptions, Refusal, read_article
from posts.transfer.sources import SourceFile

#: Files a worker gets at once: enough to outweigh the hand-over, few enough to share evenly.
_TASK = 8
#: Tasks under way for each worker; the bound that keeps memory from growing with the archive.
_AHEAD = 4
#: Below this many files, starting processes costs more than they save.
_WORTH_A_POOL = 24

#: No article takes longer; what does is hostile or broken.
SECONDS_A_FILE = 5.0

Result = Article | Refusal


def read_articles(
    sources: Sequence[SourceFile], options: ReadOptions, workers: int
) -> Iterator[Result]:
    """Read and render each file, in order, in ``workers`` processes (1: in this one).

    A file that takes longer than SECONDS_A_FILE, or that ends the process that reads it, is
    refused; the others are read all the same.
    """
    if workers <= 1 or len(sources) < _WORTH_A_POOL:
        yield from _read_task(sources, options)
        return
    waiting = deque(in_chunks(sources, _TASK))
    while waiting:
        yield from _read_until_a_process_dies(waiting, options, workers)


def _read_until_a_process_dies(
    waiting: deque[list[SourceFile]], options: ReadOptions, workers: int
) -> Iterator[Result]:
    """Take tasks from ``waiting``; after a death, those under way are read one by one."""
    under_way: deque[tuple[list[SourceFile], Future[list[Result]]]] = deque()
    with _pool(workers) as pool:
        try:
            while waiting or under_way:
                while waiting and len(under_way) < workers * _AHEAD:
                    task = waiting.popleft()
                    under_way.append((task, pool.submit(_read_task, task, options)))
                yield from under_way[0][1].result()
                under_way.popleft()
        except BrokenProcessPool:
            suspects = [source for task, _ in under_way for source in task]
    for source in suspects if under_way else []:
        yield _read_alone(source, options)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked child would share the parent's database connections.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _read_task(sources: Sequence[SourceFile], options: ReadOptions) -> list[Result]:
    return [_read_in_time(source, options) for source in sources]


def _read_alone(source: SourceFile, options: ReadOptions) -> Result:
    """Read one file in a process of its own, whose death harms nobody."""
    with _pool(1) as pool:
        try:
            return pool.submit(_read_in_time, source, options).result()
        except BrokenProcessPool:
            return Refusal(source, None, "reading this file ended the process; leave it out")


class _TooSlow(Exception):
    """Raised by the timer in the middle of whatever is slow."""


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TooSlow


def _read_in_time(source: SourceFile, options: ReadOptions) -> Result:
    # Only a main thread can be interrupted; elsewhere the limits of the text rooms must do.
    if threading.current_thread() is not threading.main_thread():
        return read_article(source, options)
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_A_FILE)
    try:
        return read_article(source, options)
    except _TooSlow:
        reason = f"the file takes longer than {SECONDS_A_FILE:.0f} s to render; split or mend it"
        return Refusal(source, None, reason)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
