"""Files that were taken over as they are."""

from __future__ import annotations

import pytest

from tests import factories


def content(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/ads.txt", "text/plain; charset=utf-8"),
        ("/BingSiteAuth.xml", "application/xml"),
        ("/google0123456789abcdef.html", "text/html; charset=utf-8"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/favicon.ico", "image/x-icon"),
        ("/.well-known/apple-app-site-association", "application/json"),
    ],
)
def test_a_kept_file_answers_byte_for_byte_and_can_do_nothing(client, path, content_type):
    factories.make_kept_file(path, b"\xff\x00 as it is\r\n")
    response = client.get(path)
    assert content(response) == b"\xff\x00 as it is\r\n"
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/assets/a.js", "/a.exe", "/CNAME", "/.well-known/key"])
def test_what_the_table_does_not_know_is_offered_for_saving(client, path):
    factories.make_kept_file(path, b"alert(1)")
    response = client.get(path)
    content(response)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_a_reader_who_has_the_file_is_told_so(client):
    factories.make_kept_file()
    first = client.get("/ads.txt")
    content(first)
    second = client.get("/ads.txt", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (second.status_code, second.content) == (304, b"")


def test_a_file_that_the_store_has_lost_is_not_found(client):
    kept = factories.make_kept_file()
    kept.file.storage.delete(str(kept.file.name))
    assert client.get("/ads.txt").status_code == 404


def test_kept_files_and_pictures_never_meet_in_the_store():
    kept = factories.make_kept_file("/kept/a.png", b"kept")
    image = factories.make_image("/kept/a.png", b"image")
    assert str(kept.file.name).startswith("#kept/")
    for stored, wanted in ((kept.file, b"kept"), (image.file, b"image")):
        with stored.open() as file:
            assert file.read() == wanted


def test_a_route_of_the_site_wins_over_a_kept_file(client):
    factories.make_kept_file("/robots.txt", b"kept")
    assert b"Sitemap" in client.get("/robots.txt").content
