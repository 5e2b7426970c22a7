"""Reads the environment's variables; one that is missing or wrong stops the start with its name."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

_TRUE = ("1", "true", "yes", "on")
_FALSE = ("0", "false", "no", "off")

# IMMEDIATE takes the write lock when a transaction begins: two writers wait for each other
# instead of one failing with "database is locked" half-way.
_ENGINE_OPTIONS: dict[str, dict[str, Any]] = {
    "django.db.backends.sqlite3": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"
        ),
    },
    "django.db.backends.postgresql": {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}},
}


class Environment:
    """The variables of one environment, with the faults of each told in a sentence.

    Every method takes the variable's name and raises ``ImproperlyConfigured``, naming it and the
    remedy, when its value cannot be used.
    """

    def __init__(self, file: Path) -> None:
        """Read ``NAME=value`` lines of ``file``, if it exists; the process's own variables win."""
        environ.Env.read_env(file)

    def secret(self, name: str) -> str:
        """Return the value of ``name``, which has no default: nobody else may know it."""
        value = os.environ.get(name, "")
        if not value:
            raise ImproperlyConfigured(
                f"{name} is not set; give it 50 random characters and keep them to yourself"
            )
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """Return ``name`` as true (1, true, yes, on) or false (0, false, no, off)."""
        text = os.environ.get(name, str(default)).strip().lower()
        if text not in _TRUE + _FALSE:
            raise ImproperlyConfigured(f"{name} is {text!r}; write 1 or 0")
        return text in _TRUE

    def hosts(self, name: str, *, default: Sequence[str]) -> list[str]:
        """Return ``name`` as host names without scheme, port or path; commas part them."""
        values = os.environ.get(name, ",".join(default)).split(",")
        hosts = [host.strip() for host in values if host.strip()]
        if not hosts:
            raise ImproperlyConfigured(f"{name} is empty; name the site's host: news.example")
        for host in hosts:
            if "/" in host or (":" in host and not host.startswith("[")):
                raise ImproperlyConfigured(
                    f"{name} holds {host!r}; write bare host names: news.example,www.news.example"
                )
        return hosts

    def address(self, name: str, *, default: str) -> str:
        """Return ``name`` as the address of a site, without a path and without a final slash."""
        value = os.environ.get(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
            raise ImproperlyConfigured(
                f"{name} is {value!r}; it must be an address such as https://news.example"
            )
        return value

    def time_zone(self, name: str, *, default: str) -> str:
        """Return ``name`` as a zone of the IANA database, such as Asia/Tokyo."""
        value = os.environ.get(name, default)
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ImproperlyConfigured(
                f"{name} is {value!r}, which is no zone of the IANA database; try Asia/Tokyo"
            ) from error
        return value

    def choice(self, name: str, *, default: str, choices: Sequence[str]) -> str:
        """Return ``name`` as one of ``choices``."""
        value = os.environ.get(name, default)
        if value not in choices:
            raise ImproperlyConfigured(f"{name} is {value!r}; write one of {', '.join(choices)}")
        return value

    def number(self, name: str, *, default: int) -> int:
        """Return ``name`` as a whole number from 0 on."""
        value = os.environ.get(name, str(default)).strip()
        if not (value.isascii() and value.isdigit()):
            raise ImproperlyConfigured(
                f"{name} is {value!r}; write a whole number such as {default}"
            )
        return int(value)

    def folder(self, name: str, *, default: Path) -> str:
        """Return ``name`` as the absolute path of a folder, which need not exist yet."""
        path = Path(os.environ.get(name, default))
        if not path.is_absolute() or (path.exists() and not path.is_dir()):
            raise ImproperlyConfigured(f"{name} is {str(path)!r}; write a folder's absolute path")
        return str(path)

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """Return ``name`` as a value of Django's ``DATABASES``, with the options of its engine."""
        try:
            with warnings.catch_warnings():
                # django-environ only warns of an unknown scheme; the sentence below is plainer.
                warnings.simplefilter("ignore", UserWarning)
                database: dict[str, Any] = environ.Env.db_url_config(os.environ.get(name, default))
        except (ImproperlyConfigured, ValueError, KeyError) as error:
            raise ImproperlyConfigured(f"{name} cannot be read; {_DATABASE_REMEDY}") from error
        engine = database.get("ENGINE", "")
        if engine not in _ENGINE_OPTIONS or not database.get("NAME"):
            raise ImproperlyConfigured(f"{name} names no database; {_DATABASE_REMEDY}")
        options = _ENGINE_OPTIONS[engine] | database.get("OPTIONS", {})
        return database | {"OPTIONS": options}

    def cache(self, name: str, *, default: str) -> dict[str, Any]:
        """Return ``name`` as a value of Django's ``CACHES``."""
        value = os.environ.get(name, default)
        try:
            urlsplit(value).port  # noqa: B018 - raises ValueError where the port is no number
            cache: dict[str, Any] = environ.Env.cache_url_config(value)
        except (ImproperlyConfigured, ValueError) as error:
            raise ImproperlyConfigured(
                f"{name} cannot be read; write redis://host:6379/0 or locmemcache://"
            ) from error
        return cache


_DATABASE_REMEDY = "write postgres://user:password@host:5432/name or sqlite:////absolute/path"
