"""Addresses that something moved away from."""

from __future__ import annotations

import pytest

from tests import factories


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
