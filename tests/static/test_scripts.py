"""The scripts of readers' pages: few bytes, and nothing that the content policy forbids."""

from __future__ import annotations

import re

from csp.constants import SELF
from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "js"
#: Scripts of the desk are asked for by editors alone.
READERS = [path for path in FOLDER.glob("*.js") if not path.name.startswith("admin-")]


def test_the_scripts_of_no_page_weigh_more_than_eight_kilobytes():
    """Each page has the theme and at most one script of its own."""
    theme = FOLDER / "theme.js"
    for path in READERS:
        own = 0 if path == theme else path.stat().st_size
        assert theme.stat().st_size + own <= 8_000, path.name


def test_no_script_of_readers_writes_markup_or_styles_or_sets_cookies():
    forbidden = re.compile(r"innerHTML|insertAdjacentHTML|\beval\(|\.style\b|document\.cookie")
    for path in READERS:
        assert not forbidden.search(path.read_text(encoding="utf-8")), path.name


def test_only_the_search_asks_the_network_and_only_this_site():
    asking = [path for path in READERS if "fetch(" in path.read_text(encoding="utf-8")]
    assert [path.name for path in asking] == ["search.js"]
    asked = re.findall(r"fetch\(([^,]+),", asking[0].read_text(encoding="utf-8"))
    assert asked == ["`${field.dataset.suggestions}?${query}`"]
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["connect-src"] == [SELF]
