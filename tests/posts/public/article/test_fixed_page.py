"""Pages that stand for themselves."""

from __future__ import annotations

import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import Status
from tests import factories


def test_a_page_shows_its_title_and_its_text(client):
    factories.make_page(description="瓦版を作る人たち")
    response = client.get("/about/")
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert "<p>編集部の紹介です。</p>" in page
    assert '<meta name="description" content="瓦版を作る人たち">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/about/">' in page


def test_a_page_with_a_heading_of_its_own_gets_no_second_one(client):
    factories.make_page(body_html="<h1>ようこそ</h1>")
    page = client.get("/about/").content.decode()
    assert page.count("<h1") == 1
    assert "ようこそ" in page


def test_a_page_costs_few_queries(client):
    factories.make_page()
    with CaptureQueriesContext(connection) as queries:
        client.get("/about/")
    assert len(queries) <= 8


@pytest.mark.parametrize("asked", ["/company", "//company/", "/company/index.html"])
def test_an_odd_spelling_is_sent_to_the_page(client, asked):
    factories.make_page(path="/company/")
    response = client.get("/", PATH_INFO=asked, QUERY_STRING="a=1")
    assert (response.status_code, response["Location"]) == (301, "/company/?a=1")


def test_a_page_under_a_decomposed_name_is_found(client):
    factories.make_page(path="/ガイド/")
    path_info = unicodedata.normalize("NFD", "/ガイド/").encode().decode("latin-1")
    assert client.get("/", PATH_INFO=path_info).status_code == 301


def test_a_page_that_is_not_published_is_not_found(client):
    factories.make_page(status=Status.DRAFT, published_at=None)
    assert client.get("/about/").status_code == 404


def test_a_page_may_ask_not_to_be_listed(client):
    factories.make_page(noindex=True)
    assert 'content="noindex"' in client.get("/about/").content.decode()


def test_the_sitemap_names_the_pages_that_may_be_listed(client):
    factories.make_page()
    factories.make_page(path="/hidden/", status=Status.DRAFT)
    factories.make_page(path="/quiet/", noindex=True)
    factories.make_page(path="/thanks/", in_sitemap=False)
    sitemap = client.get("/sitemap-pages.xml").content.decode()
    assert "/about/</loc>" in sitemap
    for path in ("/hidden/", "/quiet/", "/thanks/"):
        assert path not in sitemap


def test_a_page_wins_over_an_alias(client):
    factories.make_page()
    factories.make_redirect_to("/about/", "/elsewhere/")
    assert client.get("/about/").status_code == 200
