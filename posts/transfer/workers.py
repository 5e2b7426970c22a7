"""Reading and rendering in several processes, no faster than the writer takes the results."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from posts.transfer.chunks import in_chunks
from posts.transfer.reading import Article, ReadOptions, Refusal, read_article
from posts.transfer.sources import SourceFile

#: Files a worker gets at once: enough to outweigh the hand-over, few enough to share evenly.
_TASK = 8
#: Tasks under way for each worker; the bound that keeps memory from growing with the archive.
_AHEAD = 3
#: Below this many files, starting processes costs more than they save.
_WORTH_A_POOL = 24


def read_articles(
    sources: Sequence[SourceFile], options: ReadOptions, workers: int
) -> Iterator[Article | Refusal]:
    """Read and render each file, in order, in ``workers`` processes (1: in this one)."""
    if workers <= 1 or len(sources) < _WORTH_A_POOL:
        for source in sources:
            yield read_article(source, options)
        return
    # Spawned, not forked: a forked child would share the parent's database connections.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        under_way: deque[Future[list[Article | Refusal]]] = deque()
        for task in in_chunks(sources, _TASK):
            under_way.append(pool.submit(_read_task, task, options))
            if len(under_way) >= workers * _AHEAD:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def _read_task(sources: list[SourceFile], options: ReadOptions) -> list[Article | Refusal]:
    return [read_article(source, options) for source in sources]
