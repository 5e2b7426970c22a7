"""Fresh databases to measure on: SQLite, and PostgreSQL where it is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgresql


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """The addresses of fresh databases by name; they are gone afterwards."""
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


def environment_of(address: str, media: Path) -> dict[str, str]:
    """What a process is told that works on the database at this address, and nothing else."""
    return {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "bench",
        "DATABASE_URL": address,
        "MEDIA_ROOT": str(media),
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
