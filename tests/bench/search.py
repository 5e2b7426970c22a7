"""How long searches take: `python -m tests.bench.search [long|many|huge]` prints it.

Each size is measured in a process of its own; DATABASE_URL, where it is set, names a database that
is filled once and kept, to be measured again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.databases import databases, environment_of

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Size:
    """An archive: how many posts, how long, and the bars in milliseconds by database.

    The first bar is for queries of few hits, the second for words of nearly every article.
    """

    posts: int
    characters: int
    bars: dict[str, tuple[int, int]]


SIZES = {
    "long": Size(2_500, 14_000, {"SQLite": (15, 45), "PostgreSQL": (20, 60)}),
    "many": Size(50_000, 2_800, {"SQLite": (120, 120), "PostgreSQL": (120, 120)}),
    "huge": Size(1_000_000, 250, {"PostgreSQL": (300, 300)}),
}


def bench_search(name: str) -> None:
    """Measure one size on each database that it has a bar for."""
    size = SIZES[name]
    with tempfile.TemporaryDirectory() as folder, databases(Path(folder)) as addresses:
        for database in size.bars.keys() & addresses.keys():
            _measure(name, database, environment_of(addresses[database], Path(folder)))


def _measure(name: str, database: str, environment: dict[str, str]) -> None:
    size = SIZES[name]
    print(  # noqa: T201
        f"search, {database}, {size.posts:,} posts of {size.characters:,} characters,"
        " bars {} ms and, in most articles, {} ms (p95)".format(*size.bars[database]),
        flush=True,
    )
    command = [sys.executable, "-m", "tests.bench.searching", str(size.posts), str(size.characters)]
    subprocess.run(command, check=True, env=environment, cwd=ROOT)


def main() -> None:
    """Measure the sizes that are named, the first one if none is."""
    for name in sys.argv[1:] or list(SIZES)[:1]:
        if "DATABASE_URL" in os.environ:
            database = "SQLite" if os.environ["DATABASE_URL"].startswith("sqlite") else "PostgreSQL"
            _measure(name, database, dict(os.environ))
        else:
            bench_search(name)


if __name__ == "__main__":
    main()
