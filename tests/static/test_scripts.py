"""The scripts of readers' pages: few bytes, and nothing that the content policy forbids."""

from __future__ import annotations

import re

from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "js"
#: Scripts of the desk are asked for by editors alone.
READERS = [path for path in FOLDER.glob("*.js") if not path.name.startswith("admin-")]


def test_all_scripts_of_readers_together_weigh_at_most_eight_kilobytes():
    assert sum(path.stat().st_size for path in READERS) <= 8_000


def test_no_script_of_readers_writes_markup_or_styles_or_asks_other_hosts():
    forbidden = re.compile(
        r"innerHTML|insertAdjacentHTML|\beval\(|\.style\b|\bfetch\(|document\.cookie"
    )
    for path in READERS:
        assert not forbidden.search(path.read_text(encoding="utf-8")), path.name
