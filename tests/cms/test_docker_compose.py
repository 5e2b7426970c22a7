"""docker-compose.yml: valid, without a secret in it, and asking for each that is missing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.compose import COMPOSE_FILE, OPERATORS_VARIABLES, app_environment

REQUIRED = sorted(OPERATORS_VARIABLES)


def render(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    if shutil.which("docker-compose") is None:
        pytest.skip("docker-compose is not installed")
    return subprocess.run(
        ["docker-compose", "--file", COMPOSE_FILE, "config"],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **variables},
        # Away from the project, where an operator's own .env would be read.
        cwd="/",
        capture_output=True,
        text=True,
    )


def test_the_file_is_valid_with_the_variables_of_an_operator():
    rendered = render(OPERATORS_VARIABLES)

    assert rendered.returncode == 0, rendered.stderr
    assert "postgres://kawaraban:wortes7Haupt@postgres:5432/kawaraban" in rendered.stdout


@pytest.mark.parametrize("name", REQUIRED)
def test_a_variable_that_is_missing_stops_everything(name):
    others = {key: value for key, value in OPERATORS_VARIABLES.items() if key != name}

    rendered = render(others)

    assert rendered.returncode != 0
    assert "is missing" in rendered.stderr


def test_every_secret_comes_from_the_operator():
    text = COMPOSE_FILE.read_text(encoding="utf-8")

    values = re.findall(r"^ +(?:SECRET_KEY|POSTGRES_PASSWORD): (.+)$", text, re.MULTILINE)

    assert len(values) == 2
    assert all(value.startswith("${") for value in values)


def test_the_app_uses_the_database_cache_and_media_of_the_file():
    environment = app_environment()

    assert environment["DATABASE_URL"].endswith("@postgres:5432/kawaraban")
    assert environment["CACHE_URL"] == "redis://redis:6379/0"
    assert environment["MEDIA_ROOT"] == "/srv/media"
    assert "DEBUG" not in environment


def test_nginx_shows_the_media_volume_at_the_folder_that_the_app_writes_to():
    dockerfile = Path(COMPOSE_FILE.parent / "Dockerfile").read_text(encoding="utf-8")

    assert dockerfile.count("MEDIA_ROOT=/srv/media") == 2
    assert "- media:/srv/media:ro" in COMPOSE_FILE.read_text(encoding="utf-8")
