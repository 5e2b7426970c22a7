"""What a test's database holds, served to several clients at once by a process of its own.

Not by pytest-django's ``live_server``: its threads share one connection to SQLite in memory, where
CPython's sqlite3 can deadlock. Binding a parameter waits for the connection with the GIL held,
while another thread's statement has the connection and waits for the GIL in one of Django's
functions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.cms.deployment import (
    deployed_environment,
    free_port,
    manage,
    running,
    server_command,
)

#: Takes a name for the server's own files; gives the address of the site.
ServeSite = Callable[[str], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def collected_static_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files as a server wants them, made once: compressing them takes a second."""
    environment = deployed_environment(tmp_path_factory.mktemp("collected"))
    manage(environment, "collectstatic", "--noinput")
    return Path(environment["TEST_STATIC_ROOT"])


@pytest.fixture
def serve_site(transactional_db: None, tmp_path: Path, collected_static_files: Path) -> ServeSite:
    """Serve the site as the database and the media folder are when the block begins.

    Every block of one test has the same address, so that two states differ in nothing else.
    """
    port = free_port()

    @contextmanager
    def serve(name: str) -> Iterator[str]:
        folder = tmp_path / name
        folder.mkdir()
        url = f"http://127.0.0.1:{port}"
        environment = {
            **deployed_environment(folder),
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": url,
            "DATABASE_URL": _database_for_others(folder),
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "TEST_STATIC_ROOT": str(collected_static_files),
        }
        with running(server_command(port), port, environment):
            yield url

    return serve


def _database_for_others(folder: Path) -> str:
    """The address under which another process finds the test's data."""
    if connection.vendor == "postgresql":
        database = connection.settings_dict
        return f"postgres://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    copy = folder / "db.sqlite3"
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return f"sqlite:///{copy}"
