"""How readers are answered: methods, caching, cookies."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories

ADDRESSES = (
    "/",
    "/category/tech/",
    "/tags/",
    "/tags/半導体/",
    "/authors/",
    "/archive/",
    "/archive/2025/11/",
    "/2025/11/04/半導体-1/",
    "/feed.xml",
    "/sitemap.xml",
    "/sitemap-posts-1.xml",
    "/sitemap-pages.xml",
    "/robots.txt",
)


@pytest.fixture(autouse=True)
def _one_post():
    factories.make_post(category=factories.make_category(), tags=[factories.make_tag()])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_may_be_kept_for_a_minute_by_anybody_and_sets_no_cookie(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_who_has_the_page_is_told_so(client, address):
    first = client.get(address)
    second = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (second.status_code, second.content) == (304, b"")
    assert second["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_head_is_that_of_the_page(client, address):
    page, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == page["ETag"]
    assert head["Content-Length"] == page["Content-Length"]


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_allowed_and_no_token_is_asked_for(address, method):
    response = Client(enforce_csrf_checks=True).generic(method, address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


def test_a_page_changes_its_tag_when_it_changes(client):
    first = client.get("/")
    factories.make_post(title="続報")
    assert client.get("/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_redirects_and_gone_pages_may_be_kept_for_a_minute(client):
    factories.make_alias("/old/", None)
    for address in ("/tags", "/old/"):
        assert client.get(address)["Cache-Control"] == "public, max-age=60"
