"""Reading files in several processes, each in time, no faster than the results are taken."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from operator import attrgetter
from types import FrameType
from typing import Protocol, TypeAlias, TypeVar

from posts.batches import in_batches_by_weight
from posts.errors import AddressError, FrontMatterError, RenderingError
from posts.importing.report import Rejected
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


class ReadableFile(Protocol):
    """What a worker must know of a file: its ``name`` for people, and its ``size`` in bytes."""

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...


Item = TypeVar("Item")
File = TypeVar("File", bound=ReadableFile)
Result = TypeVar("Result")
_UnderWay: TypeAlias = deque[tuple[list[File], Future[list[Result | Rejected]]]]


class WorkerPool:
    """Reads files, each within SECONDS_A_FILE, in this process or in up to ``processes`` others.

    Only a main thread can be interrupted, so that in any other thread every file goes to a
    process. These are started when they are first needed, and end with the ``with`` block.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *fault: object) -> None:
        self._close()

    def each(
        self, work: Callable[[File], Result], files: Iterable[File]
    ) -> Iterator[Result | Rejected]:
        """Do ``work``, which must be picklable and know no Django, on each file, in order.

        A file that ``work`` cannot read, on which it takes too long, or that ends its process, is
        rejected; the others are read all the same. Of ``files``, no more are asked for than can be
        under way.
        """
        waiting = iter(files)
        first = list(islice(waiting, _WORTH_A_POOL))
        alone = self._processes <= 1 or len(first) < _WORTH_A_POOL
        if alone and _can_be_interrupted():
            for file in chain(first, waiting):
                yield _work_on(work, file)
            return
        tasks = in_batches_by_weight(
            chain(first, waiting), _TASK, attrgetter("size"), _BYTES_OF_A_TASK
        )
        under_way: _UnderWay[File, Result] = deque()
        for task in tasks:
            under_way.append((task, self._submit(work, task)))
            if len(under_way) == self._processes * _AHEAD:
                yield from self._results(work, under_way)
        while under_way:
            yield from self._results(work, under_way)

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

    def _submit(
        self, work: Callable[[File], Result], task: list[File]
    ) -> Future[list[Result | Rejected]]:
        try:
            return self._started().submit(_work_on_each, work, task)
        except BrokenProcessPool as death:
            # A process died on an earlier task, whose result nobody has asked for yet.
            broken: Future[list[Result | Rejected]] = Future()
            broken.set_exception(death)
            return broken

    def _results(
        self, work: Callable[[File], Result], under_way: _UnderWay[File, Result]
    ) -> Iterator[Result | Rejected]:
        """The results of the first task; after a death, of all that are under way, one by one."""
        try:
            results = under_way[0][1].result()
        except BrokenProcessPool:
            self._close()
            dead = tuple(under_way)
            under_way.clear()
            yield from (self._alone(work, file) for task, _ in dead for file in task)
        else:
            under_way.popleft()
            yield from results

    def _alone(self, work: Callable[[File], Result], file: File) -> Result | Rejected:
        """Read one file while no other is under way, so that a death is this one's."""
        try:
            return self._started().submit(_work_on_each, work, [file]).result()[0]
        except BrokenProcessPool:
            self._close()
            return Rejected(file.name, None, _DEADLY)

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


def _work_on_each(work: Callable[[File], Result], files: Sequence[File]) -> list[Result | Rejected]:
    results = []
    for file in files:
        with _deafness_is_deadly():
            results.append(_work_on(work, file))
    return results


def _work_on(work: Callable[[File], Result], file: File) -> Result | Rejected:
    try:
        return _in_time(work, file)
    except FrontMatterError as error:
        return Rejected(file.name, error.line, error.reason)
    except (AddressError, RenderingError) as error:
        return Rejected(file.name, None, str(error))
    except _TooSlow:
        return Rejected(file.name, None, _TOO_SLOW)


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
