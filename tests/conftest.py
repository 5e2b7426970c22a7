"""What every test shares: the database that was asked for, and a media folder of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import postgresql
from tests.settings import ON_POSTGRESQL

_CLUSTER = pytest.StashKey[postgresql.Cluster]()


def pytest_configure(config: pytest.Config) -> None:
    """Start the cluster once a run: in the process that the workers of pytest-xdist share."""
    if not ON_POSTGRESQL or hasattr(config, "workerinput"):
        return
    binaries = postgresql.find_binaries()
    if binaries is None:
        pytest.exit("PostgreSQL tests skipped: no initdb and postgres on this machine", 0)
    cluster = postgresql.start(binaries)
    config.stash[_CLUSTER] = cluster
    os.environ[postgresql.SOCKET_VARIABLE] = str(cluster.folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster, whatever became of the tests."""
    cluster = config.stash.get(_CLUSTER, None)
    if cluster is not None:
        postgresql.stop(cluster)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks a database, however it says so: only that runs on PostgreSQL as well."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"}:
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Point Django at the run's own cluster, which was not there when the settings were read."""
    if ON_POSTGRESQL:
        from django.conf import settings

        address = {"HOST": os.environ[postgresql.SOCKET_VARIABLE], "USER": postgresql.USER}
        settings.DATABASES["default"].update(address)


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path: Path) -> Path:
    """Give each test an empty media folder; var/media is the developer's."""
    folder = tmp_path / "media"
    settings.MEDIA_ROOT = str(folder)
    return folder


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Forget what earlier tests kept: their editions have the same numbers."""
    from django.core.cache import cache

    from posts.models import KeptForEdition

    cache.clear()
    KeptForEdition.forget_all()


@pytest.fixture(autouse=True)
def _no_pictures_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no thread that would outlive its test, and the test's database."""
    monkeypatch.setattr("posts.jobs.renditions.render_soon", lambda: None)


@pytest.fixture(autouse=True)
def _no_words_counted_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no thread that would outlive its test; who tests counting calls it by its own name."""
    monkeypatch.setattr("posts.jobs.search_jobs.count_when_due", lambda now: None)
