"""A throw-away PostgreSQL cluster for one run of the tests: a Unix socket, no TCP, no fsync."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

SOCKET_VARIABLE = "TEST_POSTGRESQL_SOCKET"
"""Tells the worker processes of pytest-xdist where the cluster of the run listens."""

USER = "kawaraban"


class ClusterError(RuntimeError):
    """The cluster could not be made or did not start; the message ends with PostgreSQL's own."""


@dataclass(frozen=True)
class Cluster:
    """A running cluster: its folder, which is also its socket's, and its process."""

    folder: Path
    server: subprocess.Popen[bytes]


def find_binaries() -> Path | None:
    """Return the folder that holds ``initdb`` and ``postgres``, or None.

    Debian keeps them out of PATH, below /usr/lib/postgresql/<version>/bin: the newest is taken.
    """
    candidates = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    if shutil.which("pg_config"):
        answer = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
        candidates.append(Path(answer.stdout.strip()))
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def start(binaries: Path) -> Cluster:
    """Make a cluster in a new folder of its own, start it and return when it answers.

    Raises ClusterError when ``initdb`` fails or the server does not answer within 30 s.
    """
    # Directly below /tmp, since a socket's path may have 107 characters and no more.
    folder = Path(tempfile.mkdtemp(prefix="kawaraban-", dir="/tmp"))
    account = _account_of_server()
    if account:
        shutil.chown(folder, account, pwd.getpwnam(account).pw_gid)
    try:
        _initialise(binaries, folder, account)
        return Cluster(folder, _serve(binaries, folder, account))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def stop(cluster: Cluster) -> None:
    """Stop the server, whoever is still connected, and remove the cluster's folder."""
    # SIGINT is PostgreSQL's "fast shutdown"; SIGTERM would wait for every client to go.
    cluster.server.send_signal(signal.SIGINT)
    cluster.server.wait(timeout=30)
    shutil.rmtree(cluster.folder, ignore_errors=True)


def _account_of_server() -> str | None:
    """Name the account to run PostgreSQL under, which refuses to run as root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as_account(account: str | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}


def _initialise(binaries: Path, folder: Path, account: str | None) -> None:
    # The collation of docker-compose.yml; only Linux is sure to have it.
    locale = "--locale=C.UTF-8" if sys.platform == "linux" else "--no-locale"
    options = ["-U", USER, "--auth=trust", "--encoding=UTF8", locale, "--no-sync"]
    made = subprocess.run(
        [str(binaries / "initdb"), "-D", str(folder / "data"), *options],
        cwd=folder,
        capture_output=True,
        text=True,
        **_as_account(account),
    )
    if made.returncode:
        raise ClusterError(f"initdb failed: {made.stderr.strip()}")


def _serve(binaries: Path, folder: Path, account: str | None) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "autovacuum": "off",
        "max_connections": "100",
    }
    arguments = [part for item in settings.items() for part in ("-c", "=".join(item))]
    log = folder / "log"
    with log.open("wb") as stream:
        server: subprocess.Popen[bytes] = subprocess.Popen(
            [str(binaries / "postgres"), "-D", str(folder / "data"), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            **_as_account(account),
        )
    deadline = time.monotonic() + 30
    while not _answers(folder):
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            server.wait()
            raise ClusterError(f"postgres did not start: {log.read_text(errors='replace')}")
        time.sleep(0.05)
    return server


def _answers(folder: Path) -> bool:
    try:
        psycopg.connect(host=str(folder), user=USER, dbname="postgres").close()
    except psycopg.OperationalError:
        return False
    return True
