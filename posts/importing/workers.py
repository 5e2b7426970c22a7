"""Reading files in several processes, each in time, no faster than the results are taken."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TypeVar

from posts.batches import in_batches_by_weight
from posts.errors import FrontMatterError
from posts.importing.article_files import Refusal
from posts.importing.sources import SourceFile, size_of
from posts.messages import Message

#: Files a worker gets at once: enough to outweigh the hand-over, few enough to share evenly.
_TASK = 8
_BYTES_OF_A_TASK = 1024 * 1024
#: Tasks under way for each worker: so many that none waits while a batch is written, which 3 did
#: not reach, and bounded, so that memory does not grow with the archive.
_AHEAD = 6
#: Below this many files, starting processes costs more than they save.
_WORTH_A_POOL = 24

#: No file takes longer; what does is hostile or broken.
SECONDS_A_FILE = 5.0
#: An alarm that a library swallowed rings again after so many seconds.
_RINGS_AGAIN = 0.5
#: A worker that no alarm can wake, because it is deep in compiled code, ends after so many seconds
#: of work on one file.
_SECONDS_OF_A_DEAF_WORKER = 8.0

_TOO_SLOW = Message(
    "the file takes longer than {seconds:.0f} s to read; split or mend it", seconds=SECONDS_A_FILE
)
_DEADLY = Message("reading this file ended the process; leave it out")

Item = TypeVar("Item")
Result = TypeVar("Result")


class Readers:
    """Reads files, each within SECONDS_A_FILE, in this process or in up to ``processes`` others.

    Only a main thread can be interrupted, so that in any other thread every file goes to a
    process. These are started when they are first needed, and end with the ``with`` block.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def each(
        self, work: Callable[[SourceFile], Result], sources: Sequence[SourceFile]
    ) -> Iterator[Result | Refusal]:
        """Do ``work``, which must be picklable and know no Django, on each file, in order.

        A file on which it takes too long, or ends its process, is refused; the others are read
        all the same.
        """
        alone = self._processes <= 1 or len(sources) < _WORTH_A_POOL
        if alone and _can_be_interrupted():
            for source in sources:
                yield _work_on(work, source)
            return
        waiting = deque(in_batches_by_weight(sources, _TASK, _weight, _BYTES_OF_A_TASK))
        while waiting:
            yield from self._until_a_process_dies(work, waiting)

    def one(self, work: Callable[[Item], Result], item: Item) -> Result:
        """Do ``work`` on one item and return what it gives.

        Raises what it raises, and FrontMatterError where it takes too long or ends its process.
        """
        try:
            if _can_be_interrupted():
                return _in_time(work, item)
            return self._started().submit(_in_a_process, work, item).result()
        except _TooSlow as late:
            raise FrontMatterError(_TOO_SLOW) from late
        except BrokenProcessPool as death:
            self._close()
            raise FrontMatterError(_DEADLY) from death

    def _until_a_process_dies(
        self, work: Callable[[SourceFile], Result], waiting: deque[list[SourceFile]]
    ) -> Iterator[Result | Refusal]:
        """Take tasks from ``waiting``; after a death, those under way are read one by one."""
        under_way: deque[tuple[list[SourceFile], Future[list[Result | Refusal]]]] = deque()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self._processes * _AHEAD:
                    task = waiting.popleft()
                    under_way.append((task, self._started().submit(_work_on_each, work, task)))
                yield from under_way[0][1].result()
                under_way.popleft()
        except BrokenProcessPool:
            self._close()
        for task, _ in under_way:
            for source in task:
                yield self._alone(work, source)

    def _alone(self, work: Callable[[SourceFile], Result], source: SourceFile) -> Result | Refusal:
        """Read one file while no other is under way, so that a death is this one's."""
        try:
            return self._started().submit(_work_on_each, work, [source]).result()[0]
        except BrokenProcessPool:
            self._close()
            return Refusal(source, None, _DEADLY)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: a forked child would share the parent's database connections.
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=spawn)
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


class _TooSlow(BaseException):
    """Raised by the alarm in the middle of whatever is slow; no library may catch it."""


def _can_be_interrupted() -> bool:
    return threading.current_thread() is threading.main_thread()


def _weight(source: SourceFile) -> int:
    return size_of(source.path)


def _work_on_each(
    work: Callable[[SourceFile], Result], sources: Sequence[SourceFile]
) -> list[Result | Refusal]:
    results = []
    for source in sources:
        with _deafness_is_deadly():
            results.append(_work_on(work, source))
    return results


def _work_on(work: Callable[[SourceFile], Result], source: SourceFile) -> Result | Refusal:
    try:
        return _in_time(work, source)
    except _TooSlow:
        return Refusal(source, None, _TOO_SLOW)


def _in_a_process(work: Callable[[Item], Result], item: Item) -> Result:
    with _deafness_is_deadly():
        return _in_time(work, item)


def _in_time(work: Callable[[Item], Result], item: Item) -> Result:
    """Do the work; raises _TooSlow, with the alarm put out, after SECONDS_A_FILE."""
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, SECONDS_A_FILE, _RINGS_AGAIN)
        try:
            return work(item)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        # Once more: the alarm may have rung right before it was put out.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TooSlow


@contextmanager
def _deafness_is_deadly() -> Iterator[None]:
    """End this process, which is a worker, if not even the alarm comes through to it."""
    signal.setitimer(signal.ITIMER_PROF, _SECONDS_OF_A_DEAF_WORKER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
