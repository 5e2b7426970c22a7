import os
import signal
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posts.rendering import RenderOptions
from posts.transfer import workers
from posts.transfer.reading import Article, ReadOptions, Refusal
from posts.transfer.sources import SourceFile

OPTIONS = ReadOptions(ZoneInfo("Asia/Tokyo"), "auto", None, RenderOptions())


def sources(folder: Path, count: int) -> list[SourceFile]:
    found = []
    for number in range(count):
        path = folder / f"{number:03}.md"
        path.write_text(f"---\ntitle: 第{number}回\n---\n本文\n", encoding="utf-8")
        found.append(SourceFile(path, path.name, f"x/{path.name}"))
    return found


def read_slowly(source: SourceFile, options: ReadOptions) -> Article | Refusal:
    if source.name == "001.md":
        time.sleep(30)
    return Refusal(source, None, "read")


def die_at_one_file(source: SourceFile, options: ReadOptions) -> Article | Refusal:
    if source.name == "007.md":
        os.kill(os.getpid(), signal.SIGKILL)
    return Refusal(source, None, "read")


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_files(tmp_path, processes):
    files = sources(tmp_path, 40)
    results = list(workers.read_articles(files, OPTIONS, processes))
    assert [result.source for result in results] == files
    assert all(isinstance(result, Article) for result in results)


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "read_article", read_slowly)
    monkeypatch.setattr(workers, "SECONDS_A_FILE", 0.05)
    results = list(workers.read_articles(sources(tmp_path, 3), OPTIONS, 1))
    assert [getattr(result, "reason", "")[:25] for result in results] == [
        "read", "the file takes longer tha", "read",
    ]  # fmt: skip


def test_a_timer_never_rings_after_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_A_FILE", 0.05)
    list(workers.read_articles(sources(tmp_path, 2), OPTIONS, 1))
    time.sleep(0.1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.slow
def test_a_file_that_ends_its_process_is_refused_and_all_others_are_read(tmp_path, monkeypatch):
    # The children import the module anew, so the deadly reader travels as the task itself.
    monkeypatch.setattr(workers, "_read_task", _read_task_that_dies)
    monkeypatch.setattr(workers, "_read_in_time", die_at_one_file)
    results = list(workers.read_articles(sources(tmp_path, 30), OPTIONS, 2))
    reasons = {result.source.name: getattr(result, "reason", "") for result in results}
    assert len(results) == 30
    assert reasons.pop("007.md").startswith("reading this file ended the process")
    assert set(reasons.values()) == {"read"}


def _read_task_that_dies(files: list[SourceFile], options: ReadOptions) -> list[Article | Refusal]:
    return [die_at_one_file(file, options) for file in files]
