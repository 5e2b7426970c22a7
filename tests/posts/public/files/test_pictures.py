"""The pictures under their old addresses."""

from __future__ import annotations

import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories


def content(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/assets/図.png", "image/png"),
        ("/assets/写真.JPG", "image/jpeg"),
        ("/assets/a.webp", "image/webp"),
        ("/assets/a.avif", "image/avif"),
        ("/assets/スクリーンショット 2025-11-04 10.00.00.png", "image/png"),
        ("/favicon.ico", "image/x-icon"),
    ],
)
def test_a_picture_answers_under_the_address_that_it_always_had(client, path, content_type):
    factories.make_image(path, b"the bytes")
    response = client.get(path)
    assert response.status_code == 200
    assert content(response) == b"the bytes"
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert response["Content-Length"] == "9"
    assert "Set-Cookie" not in response


def test_a_picture_costs_one_query(client):
    factories.make_image("/assets/a.png")
    with CaptureQueriesContext(connection) as queries:
        content(client.get("/assets/a.png"))
    assert len(queries) == 1


def test_a_picture_answers_to_a_decomposed_name(client):
    factories.make_image("/assets/グラフ.png", b"graph")
    assert content(client.get(unicodedata.normalize("NFD", "/assets/グラフ.png"))) == b"graph"


@pytest.mark.parametrize(
    ("sent", "received"),
    [("HTTP_IF_NONE_MATCH", "ETag"), ("HTTP_IF_MODIFIED_SINCE", "Last-Modified")],
)
def test_a_reader_who_has_the_picture_is_told_so(client, sent, received):
    factories.make_image("/assets/a.png")
    first = client.get("/assets/a.png")
    content(first)
    second = client.get("/assets/a.png", **{sent: first[received]})
    assert (second.status_code, second.content) == (304, b"")
    assert second["Cache-Control"] == "public, max-age=86400"


def test_a_drawing_cannot_run_scripts(client):
    factories.make_image("/assets/a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    response = client.get("/assets/a.svg")
    content(response)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )


@pytest.mark.parametrize("path", ["/assets/a.js", "/assets/a.txt", "/assets/a"])
def test_what_is_no_picture_is_offered_as_a_file(client, path):
    factories.make_image(path, b"<script>alert(1)</script>")
    response = client.get(path)
    content(response)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["/assets/a.html", "/assets/a.xhtml", "/assets/a.php"])
def test_a_page_is_never_answered_from_the_media_store(client, path):
    factories.make_image(path, b"<script>alert(1)</script>")
    assert client.get(path).status_code == 404


def test_a_picture_that_the_store_has_lost_is_not_found(client):
    image = factories.make_image("/assets/a.png")
    image.file.storage.delete(str(image.file.name))
    assert client.get("/assets/a.png").status_code == 404


def test_a_picture_that_nobody_stored_is_not_found(client):
    assert client.get("/assets/a.png").status_code == 404
    assert client.get("/assets/../../etc/passwd").status_code == 404


def test_the_head_of_a_picture_can_be_asked_for(client):
    factories.make_image("/assets/a.png", b"the bytes")
    response = client.head("/assets/a.png")
    assert (response.status_code, response["Content-Length"]) == (200, "9")
    assert content(response) == b""
