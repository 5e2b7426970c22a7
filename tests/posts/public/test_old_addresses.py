"""Tests."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.models import SourceSite
from posts.public.old_addresses import old_address
from tests import factories
from tests.factories import HIDDEN, MORNING, make_page, make_post

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)
NOON = MORNING + timedelta(hours=2)


@pytest.fixture(autouse=True)
def blog() -> None:
    SourceSite.objects.create(name="wordpress:old.example", export="wordpress", zone="Asia/Tokyo")


def test_the_number_of_an_article_leads_to_it_and_the_rest_of_the_query_stays(client):
    post = make_post(source_key="wordpress:old.example/42")
    response = client.get("/?p=42&utm_source=mail")
    assert response.status_code == 301
    assert response["Location"] == f"{post.get_absolute_url()}?utm_source=mail"


def test_the_number_of_a_page_leads_to_it(client):
    make_page(source_key="wordpress:old.example/7", path="/company/")
    assert client.get("/?page_id=7")["Location"] == "/company/"


@pytest.mark.parametrize("query", ["p=43", "p=", "p=x", "p=٤٢", "q=42", f"p={'9' * 400}"])
def test_any_other_query_shows_the_home_page(client, query):
    make_post(source_key="wordpress:old.example/42")
    assert client.get(f"/?{query}").status_code == 200


def test_an_article_that_is_not_public_stays_secret(client):
    make_post(source_key="wordpress:old.example/42", **HIDDEN["draft"])
    assert client.get("/?p=42").status_code == 200


@pytest.mark.parametrize(
    ("address", "asked", "location"),
    [
        ("/会社/", "/old/", "/%E4%BC%9A%E7%A4%BE/"),
        ("/会社/", "/old/?a=1", "/%E4%BC%9A%E7%A4%BE/?a=1"),
        ("/feed.xml", "/old/?a=1", "/feed.xml?a=1"),
        ("/search/?q=AI#top", "/old/?a=1", "/search/?q=AI&a=1#top"),
        ("https://example.com/x?b=2", "/old/?a=1", "https://example.com/x?b=2&a=1"),
        ("/about/", "/old", "/about/"),
    ],
)
def test_an_old_address_leads_on_with_the_query(client, address, asked, location):
    factories.make_redirect_to("/old/", address)
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, location)


def test_a_redirect_can_be_for_the_time_being(client):
    factories.make_redirect_to("/old/", "/about/", status=302)
    assert client.get("/old/").status_code == 302


def test_a_list_that_is_gone_can_lead_to_another(client):
    factories.make_category(name="導入戦略", slug="strategy")
    factories.make_redirect_to("/category/投資分析/", "/category/strategy/")
    for asked in ("/category/投資分析/", "/category/投資分析"):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, "/category/strategy/")


def test_a_list_that_is_there_is_never_hidden(client):
    factories.make_category(name="投資分析", slug="投資分析")
    factories.make_redirect_to("/category/投資分析/", "/category/strategy/")
    assert client.get("/category/投資分析/").status_code == 200


@pytest.mark.parametrize("asked", ["/tags/gone/", "/authors/gone/", "/archive/1999/"])
def test_lists_of_every_kind_can_lead_on(client, asked):
    factories.make_redirect_to(asked, "/about/")
    assert client.get(asked)["Location"] == "/about/"


def test_a_feed_under_an_old_name_leads_to_the_feed(client):
    factories.make_redirect_to("/feeds/latest.xml/", "/feed.xml")
    assert client.get("/feeds/latest.xml")["Location"] == "/feed.xml"


@pytest.mark.parametrize(
    ("before_the_end", "status"),
    [(MOMENT, 301), (0 * MOMENT, 410), (-MOMENT, 410)],
    ids=["before it expires", "as it expires", "after that"],
)
def test_an_old_address_of_an_article_that_expires_is_gone_from_that_moment(
    before_the_end, status, rf
):
    post = make_post(expires_at=NOON)
    factories.make_alias("/old/", post)
    response = old_address(rf.get("/old/"), "/old/", NOON - before_the_end)
    assert response is not None
    assert response.status_code == status


@pytest.mark.parametrize(("moment", "status"), [(NOON - MOMENT, 200), (NOON, 410)])
def test_the_address_of_an_article_that_expires_is_gone_from_that_moment(
    moment, status, client, monkeypatch
):
    post = make_post(expires_at=NOON)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert client.get(post.get_absolute_url()).status_code == status


@pytest.mark.parametrize("changes", [HIDDEN["scheduled"], HIDDEN["draft"]])
def test_an_old_address_of_an_article_that_nobody_saw_yet_stays_secret(changes, client):
    factories.make_alias("/old/", make_post(**changes))
    assert client.get("/old/").status_code == 404
