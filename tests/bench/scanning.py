"""Searches held against a plain scan of the articles: `python -m tests.bench.scanning [POSTS]`.

An archive is imported, or one of so many articles is generated, on each database that is there.
Some 400 queries of every kind are asked in both orders; a scan that knows nothing of the index
reads every article for each. Set, count, facets, and the order by date must be the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.databases import databases, environment_of
from tests.bench.parity import REAL_ARCHIVE, ROOT, SAMPLE_ARCHIVE

#: Characters of a generated article.
_CHARACTERS = 2_800


def main() -> int:
    """Compare on each database; 1 where any answer is not that of the scan."""
    archive = str(REAL_ARCHIVE if REAL_ARCHIVE.exists() else SAMPLE_ARCHIVE)
    asked = [sys.argv[1], str(_CHARACTERS)] if sys.argv[1:] else [archive]
    command = [sys.executable, "-m", "tests.bench.scanned", *asked]
    if "DATABASE_URL" in os.environ:
        return subprocess.run(command, cwd=ROOT).returncode
    worst = 0
    with tempfile.TemporaryDirectory() as name, databases(Path(name)) as addresses:
        for database, address in addresses.items():
            print(database, flush=True)  # noqa: T201
            environment = environment_of(address, Path(name, database))
            worst = max(worst, subprocess.run(command, env=environment, cwd=ROOT).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
