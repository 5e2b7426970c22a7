"""Each variable of the environment that is missing or wrong stops the start with its name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.environment import Environment

PROJECT = Path(__file__).resolve().parents[2]
NO_FILE = Path("/nonexistent/env")


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own, without the developer's var/env."""
    code = "import environ; environ.Env.read_env = lambda *_: None; import cms.settings"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables},
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )


def test_a_secret_key_is_all_that_the_site_needs():
    started = start(SECRET_KEY="k" * 50)

    assert (started.returncode, started.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("DEBUG", "maybe"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "https://news.example"),
        ("ALLOWED_HOSTS", "news.example:8000"),
        ("SITE_URL", "news.example"),
        ("SITE_URL", "https://news.example/blog"),
        ("TIME_ZONE", "Edo"),
        ("TIME_ZONE", "../etc/passwd"),
        ("MEDIA_ROOT", "media"),
        ("MEDIA_ROOT", "/etc/passwd"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "somewhere"),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATABASE_URL", "postgres://user@host:port/name"),
        ("DATABASE_URL", "postgres://user@host"),
        ("CACHE_URL", "memory"),
        ("SEARCH_MEMORY", "128 MB"),
        ("SEARCH_MEMORY", "-1"),
        ("CACHE_URL", "redis://host:port/0"),
    ],
)
def test_a_wrong_variable_stops_the_start_with_its_name(name, value):
    started = start(**{"SECRET_KEY": "k" * 50, name: value})

    last_line = started.stderr.splitlines()[-1]
    assert started.returncode != 0
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")


def test_a_missing_secret_key_stops_the_start():
    assert "ImproperlyConfigured: SECRET_KEY is not set" in start().stderr


def test_the_callers_environment_wins_over_the_file(tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_text("KAWARABAN_ONE=file\nKAWARABAN_TWO=file\n")
    monkeypatch.setenv("KAWARABAN_ONE", "caller")
    # So that monkeypatch takes away what the file brings.
    monkeypatch.setenv("KAWARABAN_TWO", "")
    monkeypatch.delenv("KAWARABAN_TWO")

    env = Environment(file)

    assert (env.secret("KAWARABAN_ONE"), env.secret("KAWARABAN_TWO")) == ("caller", "file")


@pytest.mark.parametrize(
    ("text", "expected"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("off", False)]
)
def test_a_flag_is_read_in_its_usual_spellings(text, expected, monkeypatch):
    monkeypatch.setenv("DEBUG", text)

    assert Environment(NO_FILE).flag("DEBUG", default=not expected) is expected


def test_a_site_address_loses_its_final_slash(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://news.example/")

    assert Environment(NO_FILE).address("SITE_URL", default="") == "https://news.example"


def test_options_of_the_database_address_win_over_the_houses(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://user:p%40ss@host/name?sslmode=require")

    database = Environment(NO_FILE).database("DATABASE_URL", default="")

    assert database["PASSWORD"] == "p@ss"
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]["max_size"] == 8


def test_a_secret_may_begin_with_a_dollar(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "$ecret")

    assert Environment(NO_FILE).secret("SECRET_KEY") == "$ecret"


def test_the_fault_names_the_remedy(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://user@host/name")

    with pytest.raises(ImproperlyConfigured, match="postgres://user:password@host:5432/name"):
        Environment(NO_FILE).database("DATABASE_URL", default="")
