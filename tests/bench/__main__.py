"""`make bench`: how long an import takes, on both databases, for a small and a large archive."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgresql
from tests.bench.archive import write_large_archive
from tests.bench.processes import measure

ROOT = Path(__file__).resolve().parents[2]
REAL_ARCHIVE = ROOT.parent / "shared" / "archive"
SAMPLE_ARCHIVE = ROOT / "tests" / "archive"
WORKERS = 2
#: As many posts as the whole archive of shared/notes/archive.md has.
LARGE = 2_513


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """The addresses of fresh databases by name: SQLite, and PostgreSQL where it is installed."""
    addresses = {"SQLite": f"sqlite:///{folder}/bench.sqlite3"}
    binaries = postgresql.find_binaries()
    if binaries is None:
        yield addresses
        return
    cluster = postgresql.start(binaries)
    try:
        query = f"?host={cluster.folder}"
        addresses["PostgreSQL"] = f"postgres://{postgresql.USER}@/postgres{query}"
        yield addresses
    finally:
        postgresql.stop(cluster)


def bench_import(archive: Path, name: str, address: str, folder: Path) -> None:
    """Import an archive into an empty database, then again, and print what each took."""
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "bench",
        "DATABASE_URL": address,
        "MEDIA_ROOT": str(folder / f"media-{name}"),
    }
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
    """Measure the real archive (else the sample), and one of LARGE posts made from it."""
    archive = next(path for path in (REAL_ARCHIVE, SAMPLE_ARCHIVE) if path.exists())
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


if __name__ == "__main__":
    main()
