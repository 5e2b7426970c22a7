import os
import signal
import time
from functools import partial
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.importing import workers
from posts.importing.article_files import ArticleFile, ReadOptions, parse_file, read_article
from posts.importing.report import Rejected
from posts.importing.sources import SourceFile
from posts.importing.workers import WorkerPool
from posts.rendering import RenderOptions

OPTIONS = ReadOptions(ZoneInfo("Asia/Tokyo"), "auto", None, RenderOptions())
READ = partial(read_article, parse=partial(parse_file, options=OPTIONS), site=RenderOptions())


def sources(folder: Path, count: int) -> list[SourceFile]:
    found = []
    for number in range(count):
        path = folder / f"{number:03}.md"
        path.write_text(f"---\ntitle: 第{number}回\n---\n本文\n", encoding="utf-8")
        found.append(SourceFile(path, path.name, f"x/{path.name}"))
    return found


def read_slowly(source: SourceFile) -> str:
    if source.name == "001.md":
        time.sleep(30)
    return "read"


def read_slowly_in_compiled_code(source: SourceFile) -> str:
    """Keep Python's own handlers of signals from running, as one long call into C does."""
    if source.name == "001.md":
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        signal.setitimer(signal.ITIMER_PROF, 0.05)
        while True:
            pass
    return "read"


def die_at_one_file(source: SourceFile) -> str:
    if source.name == "007.md":
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def die_in_the_third_task(source: SourceFile) -> str:
    if source.name == "020.md":
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def swallow_the_alarm(source: SourceFile) -> str:
    try:
        time.sleep(30)
    except BaseException:
        time.sleep(30)
    return "read"


def outcome(result: str | Rejected) -> str:
    return result.reason if isinstance(result, Rejected) else result


def in_a_thread(work, *arguments):
    """What ``work`` returns in a thread that is not the main one."""
    found = []
    thread = Thread(target=lambda: found.append(work(*arguments)))
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_files(tmp_path, processes):
    files = sources(tmp_path, 40)
    with WorkerPool(processes) as pool:
        results = list(pool.each(READ, files))
    assert [result.source for result in results if isinstance(result, ArticleFile)] == files


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_A_FILE", 0.05)
    with WorkerPool(1) as pool:
        results = [outcome(result) for result in pool.each(read_slowly, sources(tmp_path, 3))]
    assert results[::2] == ["read", "read"]
    assert results[1].startswith("the file takes longer than")


def test_an_alarm_that_a_library_swallows_rings_again(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_A_FILE", 0.05)
    monkeypatch.setattr(workers, "_RINGS_AGAIN", 0.05)
    with WorkerPool(1) as pool:
        (result,) = pool.each(swallow_the_alarm, sources(tmp_path, 1))
    assert outcome(result).startswith("the file takes longer than")


def test_a_timer_never_rings_after_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_A_FILE", 0.05)
    with WorkerPool(1) as pool:
        list(pool.each(READ, sources(tmp_path, 2)))
    time.sleep(0.1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_one_piece_of_work_is_in_time_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_A_FILE", 0.05)
    first, second = sources(tmp_path, 2)
    with WorkerPool(1) as pool:
        assert pool.one(read_slowly, first) == "read"
        with pytest.raises(FrontMatterError, match="takes longer than"):
            pool.one(read_slowly, second)


def test_outside_of_the_main_thread_even_one_file_goes_to_a_process(tmp_path):
    with WorkerPool(1) as pool:
        pids = in_a_thread(lambda: [*pool.each(process_of, sources(tmp_path, 1))])
        assert os.getpid() not in [
            *pids,
            in_a_thread(pool.one, process_of, sources(tmp_path, 1)),
        ]
    assert process_of(sources(tmp_path, 1)[0]) == os.getpid()


def process_of(source: object) -> int:
    return os.getpid()


def test_a_death_that_comes_to_light_between_two_tasks_loses_no_file(tmp_path):
    files = sources(tmp_path, 2 * workers._AHEAD * workers._TASK + 20)
    with WorkerPool(2) as pool:
        results = pool.each(die_in_the_third_task, files)
        first = [next(results) for _ in range(workers._TASK)]
        # Long enough for the pool to find out.
        time.sleep(1)
        reasons = [outcome(result) for result in (*first, *results)]
    assert len(reasons) == len(files)
    assert set(reasons) - {"read"} == {workers._DEADLY}


@pytest.mark.parametrize("deadly", [die_at_one_file, read_slowly_in_compiled_code])
def test_a_file_that_ends_its_process_is_refused_and_all_others_are_read(tmp_path, deadly):
    guilty = "007.md" if deadly is die_at_one_file else "001.md"
    with WorkerPool(2) as pool:
        results = list(pool.each(deadly, files := sources(tmp_path, 30)))
    reasons = {file.name: outcome(result) for file, result in zip(files, results, strict=True)}
    assert reasons.pop(guilty).startswith("reading this file ended the process")
    assert set(reasons.values()) == {"read"}
