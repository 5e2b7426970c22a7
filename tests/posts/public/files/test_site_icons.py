"""Icons, manifest and colour of the publication at their addresses."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from posts.models import Publication
from posts.public.branding import icon_address
from tests import factories
from tests.drawn import drawn

FOR_GOOD = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"


def content(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_an_icon_may_be_kept_for_good_and_is_the_same_when_drawn_and_when_served(client, db):
    address = icon_address(factories.make_publication(), 192)
    first, second = client.get(address), client.get(address)
    assert content(first) == content(second)
    assert [each["Content-Type"] for each in (first, second)] == ["image/png"] * 2
    assert first["Cache-Control"] == second["Cache-Control"] == FOR_GOOD


@pytest.mark.parametrize("change", [{"accent": "#1a5fb4"}, {"short_name": "別"}])
def test_another_colour_or_name_has_another_icon_to_which_the_old_address_leads(client, change):
    publication = factories.make_publication()
    old = icon_address(publication, 192)
    Publication.objects.update(**change)
    new = icon_address(Publication.objects.current(), 192)
    assert new != old
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, new)


def test_only_the_sizes_that_are_named_are_drawn(client, db):
    address = icon_address(factories.make_publication(), 192)
    assert client.get(address.replace("-192", "-193")).status_code == 404


@pytest.mark.parametrize(
    ("address", "kind", "size"),
    [("/favicon.ico", "ICO", (48, 48)), ("/apple-touch-icon.png", "PNG", (180, 180))],
)
def test_browsers_that_look_by_themselves_find_the_icon(client, db, address, kind, size):
    for _ in range(2):
        response = client.get(address)
        assert (response.status_code, response["Cache-Control"]) == (200, A_DAY)
        with Image.open(BytesIO(content(response))) as picture:
            assert (picture.format, picture.size) == (kind, size)


def test_a_file_that_the_newsroom_keeps_there_comes_first(client, db):
    factories.make_kept_file("/favicon.ico", b"our own")
    factories.make_image("/apple-touch-icon.png", drawn(10, 10))
    assert content(client.get("/favicon.ico")) == b"our own"
    assert content(client.get("/apple-touch-icon.png")) == drawn(10, 10)


def test_the_manifest_names_the_publication_and_its_icons(client, db):
    publication = factories.make_publication(title="瓦版｜技術の新聞")
    response = client.get("/site.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    told = response.json()
    assert (told["name"], told["short_name"]) == ("瓦版｜技術の新聞", "瓦版")
    assert (told["lang"], told["start_url"]) == ("ja", "/")
    assert [icon["sizes"] for icon in told["icons"]] == ["192x192", "512x512"]
    assert told["icons"][0]["src"] == icon_address(publication, 192)
    assert all(client.get(icon["src"]).status_code == 200 for icon in told["icons"])


def test_the_colour_comes_as_a_style_sheet_of_its_own(client, db):
    response = client.get("/_style/accent-1a5fb4.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == FOR_GOOD
    assert b"--accent: light-dark(#1a5fb4, " in response.content


@pytest.mark.parametrize("colour", ["1A5FB4", "1a5fb", "red", "1a5fb4;}"])
def test_what_is_no_colour_has_no_style_sheet(client, db, colour):
    assert client.get(f"/_style/accent-{colour}.css").status_code == 404
