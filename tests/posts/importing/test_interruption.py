"""An import that is killed: what is there stays whole, and a second run brings the rest."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.posts.importing.conftest import article

POSTS = 260


def environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
    }


def count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=20)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.slow
def test_after_a_kill_a_second_run_brings_the_rest_and_nothing_twice(site, write, tmp_path):
    for number in range(POSTS):
        body = f"前の回は[こちら](/2026/04/01/{max(number - 1, 0):03}/)です。"
        write(
            f"_posts/2026-04-01-{number:03}.md",
            article(f"第{number}回", tags="[甲, 乙]", body=body),
        )
    manage = [sys.executable, "manage.py"]

    def run(*arguments: str) -> int:
        command = [*manage, *arguments]
        return subprocess.call(command, env=environment(tmp_path), stdout=subprocess.DEVNULL)

    run("migrate", "-v0")

    importing = subprocess.Popen(
        [*manage, "import_posts", str(site), "--workers", "1"],
        env=environment(tmp_path), stdout=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while count(tmp_path, "posts_post") < 1 and importing.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    importing.send_signal(signal.SIGKILL)
    importing.wait()

    half = count(tmp_path, "posts_post")
    assert count(tmp_path, "posts_tagging") == 2 * half
    assert count(tmp_path, "posts_revision") == half
    assert run("import_posts", str(site)) == 0
    assert count(tmp_path, "posts_post") == POSTS
    assert count(tmp_path, "posts_tagging") == 2 * POSTS
    assert count(tmp_path, "posts_revision") == POSTS
    assert count(tmp_path, "posts_link WHERE target_id IS NULL") == 0
    chosen = "posts_post WHERE id IN (SELECT post_id FROM posts_suggestion)"
    assert count(tmp_path, chosen) == POSTS
