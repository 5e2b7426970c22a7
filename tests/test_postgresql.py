"""The tests' own databases: a cluster that nobody else reaches, and never a developer's."""

import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests import postgresql
from tests.settings import ON_POSTGRESQL

PROJECT = Path(__file__).resolve().parents[1]


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_that_was_asked_for():
    assert connection.vendor == ("postgresql" if ON_POSTGRESQL else "sqlite")


@pytest.mark.parametrize("asked_for", ["sqlite", "postgresql"])
def test_a_developers_database_is_never_touched(asked_for):
    developers = {
        "TEST_DATABASE": asked_for,
        "DATABASE_URL": "postgres://developer@db.example/precious",
        "MEDIA_ROOT": "/precious/pictures",
    }
    code = "from tests.settings import DATABASES, MEDIA_ROOT; print(DATABASES, MEDIA_ROOT)"

    read = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONDONTWRITEBYTECODE": "1", **developers},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "precious" not in read.stdout


def test_a_cluster_listens_on_its_socket_alone_and_leaves_nothing_behind():
    binaries = postgresql.find_binaries()
    if binaries is None:
        pytest.skip("no initdb and postgres on this machine")

    cluster = postgresql.start(binaries)
    try:
        address = f"host={cluster.folder} user={postgresql.USER} dbname=postgres"
        with psycopg.connect(address) as asked:
            row = asked.execute(
                "SELECT current_setting('listen_addresses'), current_setting('server_encoding')"
            ).fetchone()
    finally:
        postgresql.stop(cluster)

    assert row == ("", "UTF8")
    assert not cluster.folder.exists()
    assert cluster.server.poll() is not None


def test_a_cluster_that_cannot_be_made_says_why():
    # Not pytest's own folder, which the account that runs PostgreSQL for root may not enter.
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        initdb = folder / "initdb"
        initdb.write_text("#!/bin/sh\necho 'no space left' >&2\nexit 1\n")
        initdb.chmod(0o755)

        with pytest.raises(postgresql.ClusterError, match="no space left"):
            postgresql.start(folder)


@pytest.mark.django_db
@pytest.mark.skipif(not ON_POSTGRESQL, reason="only PostgreSQL packs texts")
def test_bodies_are_packed_with_lz4_where_postgresql_can():
    with connection.cursor() as cursor:
        cursor.execute("SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression'")
        (methods,) = cursor.fetchone() or ([],)
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attcompression = 'l'"
            " AND attrelid = 'posts_post'::regclass ORDER BY attname"
        )
        packed = [name for (name,) in cursor.fetchall()]
    assert packed == (["body", "body_html", "front_matter_text"] if "lz4" in methods else [])
