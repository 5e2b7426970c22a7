"""Running a command and measuring what it takes: seconds, and the memory of its whole tree."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """``megabytes`` is the highest sum of the tree's proportional set sizes; 0 without /proc."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Measured:
    """Run ``command`` to its end; raises subprocess.CalledProcessError when it fails."""
    started = time.monotonic()
    highest = 0.0
    process = subprocess.Popen(command, env=dict(environment), cwd=folder, stdout=subprocess.PIPE)
    while process.poll() is None:
        highest = max(highest, sum(_megabytes(pid) for pid in _tree(process.pid)))
        # To look at the memory of a tree takes a core a few milliseconds.
        time.sleep(0.1)
    seconds = time.monotonic() - started
    output = process.communicate()[0]
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Measured(seconds, highest)


def _tree(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for entry in os.scandir("/proc") if os.path.isdir("/proc") else []:
        if entry.name.isdigit():
            try:
                status = Path(entry.path, "stat").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended between the listing and the reading
            parents[int(entry.name)] = int(status.rpartition(")")[2].split()[1])
    tree = {root}
    while grown := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= grown
    return tree


def _megabytes(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0.0
    return 0.0
