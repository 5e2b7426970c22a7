"""The style guide: for staff only, and complete."""

import re

import pytest
from django.conf import settings

from posts.admin.site.style_guide import TOKENS, tokens_in

pytestmark = pytest.mark.django_db

ADDRESS = "/styleguide/"


def sheet(name: str) -> str:
    return (settings.BASE_DIR / "static/css" / name).read_text("utf-8")


def test_staff_see_every_token(as_staff_with):
    response = as_staff_with().get(ADDRESS)
    page = response.content.decode()
    assert response.status_code == 200
    assert all(f"<code>--{token.name}</code>" in page for token in tokens_in(sheet(TOKENS.name)))


def test_staff_see_the_components_with_sample_text(as_staff_with):
    page = as_staff_with().get(ADDRESS).content.decode()
    kinds = ("story", "toc", "prose", "share", "series", "related", "pagination", "fault", "empty")
    assert [kind for kind in kinds if not re.search(rf'class="{kind}\b', page)] == []


def test_its_article_is_rendered_as_for_readers(as_staff_with):
    page = as_staff_with().get(ADDRESS).content.decode()
    signs = ("<rt>", "<figure", "link-card youtube", 'class="footnote"', "table-scroll", "<wbr>")
    assert [sign for sign in signs if sign not in page] == []


def test_readers_are_asked_to_log_in(client):
    response = client.get(ADDRESS)
    assert response.status_code == 302
    assert response["Location"] == f"/admin/login/?next={ADDRESS}"


def test_it_is_neither_indexed_nor_kept(as_staff_with):
    response = as_staff_with().get(ADDRESS)
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


def test_every_token_has_a_sample():
    guide = sheet("style-guide.css")
    names = [token.name for token in tokens_in(sheet(TOKENS.name))]
    assert [name for name in names if f".guide-{name} {{" not in guide] == []


def test_every_token_that_the_sheets_use_is_known():
    parts = {path.name: path.read_text("utf-8") for path in _public_sheets()}
    css = "".join(parts.values())
    known = set(re.findall(r"^\s+--([a-z0-9-]+):", css, re.MULTILINE))
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", css)) - known == set()


def _public_sheets():
    folder = settings.BASE_DIR / "static/css"
    return [path for path in folder.glob("*.css") if not path.name.startswith("admin")]


def test_a_token_is_read_with_its_note_and_its_kind():
    tokens = tokens_in(
        ":root {\n  --ink: light-dark(#111, #eee);  /* 墨 */\n"
        "  --space-1: 1px;\n  --sans: a,\n    b;\n}"
    )
    assert [(token.name, token.value, token.note, token.kind) for token in tokens] == [
        ("ink", "light-dark(#111, #eee)", "墨", "colour"),
        ("space-1", "1px", "", "space"),
        ("sans", "a, b", "", "font"),
    ]
