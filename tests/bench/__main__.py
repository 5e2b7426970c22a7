"""`make bench`: how long imports and searches take, on both databases."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.archive import write_large_archive
from tests.bench.databases import databases, environment_of
from tests.bench.processes import measure
from tests.bench.search import SIZES, bench_search

ROOT = Path(__file__).resolve().parents[2]
REAL_ARCHIVE = ROOT.parent / "shared" / "archive"
SAMPLE_ARCHIVE = ROOT / "tests" / "archive"
WORKERS = 2
#: As many posts as the whole archive of shared/notes/archive.md has.
LARGE = 2_513


def bench_import(archive: Path, name: str, address: str, folder: Path) -> None:
    """Import an archive into an empty database, then again, and print what each took."""
    environment = environment_of(address, folder / f"media-{name}")
    manage = [sys.executable, "manage.py"]
    report = folder / f"report-{name}.json"
    command = [*manage, "import_posts", str(archive), "--workers", str(WORKERS)]
    command += ["--report", str(report)]
    measure([*manage, "migrate", "--verbosity", "0"], environment, ROOT)
    first = measure(command, environment, ROOT)
    stages = json.loads(report.read_text(encoding="utf-8"))["stages"]
    second = measure(command, environment, ROOT)
    posts = sum(1 for _ in (archive / "_posts").rglob("*.md"))
    print(  # noqa: T201
        f"{name:<11} {posts:>6} posts  first {first.seconds:6.2f} s "
        f"({posts / first.seconds:5.0f} posts/s)  second {second.seconds:5.2f} s  "
        f"memory {first.megabytes:4.0f} MB"
    )
    shares = ", ".join(
        f"{stage} {seconds / first.seconds:.0%}" for stage, seconds in stages.items()
    )
    print(f"{'':<11} {shares}, the rest is starting Python and Django")  # noqa: T201


def main() -> None:
    """Measure imports of an archive and of LARGE posts made of it; then searches."""
    asked = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    asked.add_argument("--archive", type=Path, help="default: the real archive, else the sample")
    asked.add_argument("--sizes", nargs="+", choices=SIZES, default=["long"])
    arguments = asked.parse_args()
    present = (path for path in (REAL_ARCHIVE, SAMPLE_ARCHIVE) if path.exists())
    archive = arguments.archive or next(present)
    print(f"import_posts --workers {WORKERS}, {os.cpu_count()} cores, {archive.name}")  # noqa: T201
    with tempfile.TemporaryDirectory() as name:
        large = Path(name, "large")
        write_large_archive(archive, large, LARGE)
        for source in (archive, large):
            folder = Path(name, f"work-{source.name}")
            folder.mkdir()
            with databases(folder) as found:
                for database, address in found.items():
                    bench_import(source, database, address, folder)
    for size in arguments.sizes:
        bench_search(size)


if __name__ == "__main__":
    main()
