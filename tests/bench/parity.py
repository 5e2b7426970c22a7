"""The same searches on both databases and OpenSearch: `python -m tests.bench.parity`.

An archive is imported for each that is there; it answers the same queries in a process of its own,
and the answers are held against each other, hit by hit.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.databases import databases, environment_of
from tests.opensearch.node import is_possible, running_node

ROOT = Path(__file__).resolve().parents[2]
REAL_ARCHIVE = ROOT.parent / "shared" / "archive"
SAMPLE_ARCHIVE = ROOT / "tests" / "archive"

#: The addresses of what each query found, in their order, by query.
Answers = dict[str, list[str]]


def answers_by_engine(archive: Path) -> dict[str, Answers]:
    """What each database, and each engine beside one, that is there answers over this archive."""
    with (
        tempfile.TemporaryDirectory() as name,
        databases(Path(name)) as addresses,
        _opensearch(Path(name)) as engines,
    ):
        environments = {
            database: environment_of(address, Path(name, database))
            for database, address in addresses.items()
        }
        return {
            engine: _answers(archive, environment)
            for engine, environment in (environments | engines).items()
        }


@contextmanager
def _opensearch(folder: Path) -> Iterator[dict[str, dict[str, str]]]:
    """The environment of a process whose searches OpenSearch answers, beside an SQLite."""
    if not is_possible():
        yield {}
        return
    with running_node() as url:
        environment = environment_of(f"sqlite:///{folder}/narrowed.sqlite3", folder / "OpenSearch")
        engine = {"SEARCH_BACKEND": "opensearch", "OPENSEARCH_URL": url}
        yield {"OpenSearch": environment | engine}


def differences(answers: Mapping[str, Answers]) -> list[str]:
    """The queries that were not answered alike everywhere."""
    first, *others = answers.values()
    return [query for query in first if any(other[query] != first[query] for other in others)]


def _answers(archive: Path, environment: Mapping[str, str]) -> Answers:
    command = [sys.executable, "-m", "tests.bench.answering", str(archive)]
    done = subprocess.run(command, env=dict(environment), cwd=ROOT, stdout=subprocess.PIPE)
    done.check_returncode()
    answers: Answers = json.loads(done.stdout)
    return answers


def main() -> int:
    """Compare over the archive that is named, the real one if it is there and none is."""
    archives = [Path(sys.argv[1])] if sys.argv[1:] else [REAL_ARCHIVE, SAMPLE_ARCHIVE]
    archive = next(path for path in archives if path.exists())
    answers = answers_by_engine(archive)
    differing = differences(answers)
    some = next(iter(answers.values()))
    found = sum(map(bool, some.values()))
    print(  # noqa: T201
        f"{archive.name}: {len(some)} queries ({found} with hits) on {' and '.join(answers)},"
        f" {len(differing)} answered differently {differing[:5]}"
    )
    return 1 if differing or len(answers) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
