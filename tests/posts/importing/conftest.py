"""A small site of a test's own, written file by file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posts.importing.import_context import ImportOptions
from posts.importing.importer import import_posts
from posts.importing.report import Report

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)

WriteFile = Callable[[str, str | bytes], Path]
RunImport = Callable[..., Report]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with a configuration and no posts yet."""
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text(
        "title: 試験新報\nurl: https://old.example\ntimezone: Asia/Tokyo\n"
        "permalink: /:year/:month/:day/:title/\n",
        encoding="utf-8",
    )
    return root


@pytest.fixture
def write(site: Path) -> WriteFile:
    """Write a file of the site, by its path relative to the site."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    return write_file


@pytest.fixture
def run_import(site: Path, settings, tmp_path: Path) -> RunImport:
    """Import the site (or other sources) into the test's database and media store."""
    settings.MEDIA_ROOT = str(tmp_path / "media")

    def run(*sources: Path, **changes: object) -> Report:
        options = ImportOptions(default_zone=TOKYO, **changes)  # type: ignore[arg-type]
        return import_posts(sources or (site,), options, now=NOW)

    return run


def article(title: str = "題名", date: str = "2026-04-01 09:00:00 +0900", **more: str) -> str:
    """The text of a post with this front matter and a short body."""
    keys = {"title": title, "date": date, **more}
    head = "".join(f"{key}: {value}\n" for key, value in keys.items() if key != "body")
    return f"---\n{head}---\n\n{more.get('body', '本文です。')}\n"
