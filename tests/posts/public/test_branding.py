"""The publication's name, logo, icon and colour on every page and card."""

from __future__ import annotations

import pytest
from lxml import html  # type: ignore[import-untyped]

from posts.models import Publication
from posts.pictures import CardWords, draw_card
from posts.public.branding import branding_of, icon_address, logo_file
from posts.public.social import card_address, site_icon
from tests import factories
from tests.drawn import drawn

PAGES = ["/", "/a/", "/about/", "/tags/", "/search/", "/nothing/"]


def page_at(client, address: str):
    return html.document_fromstring(client.get(address).content.decode())


@pytest.fixture
def publication(db) -> Publication:
    factories.make_post(path="/a/")
    factories.make_page(path="/about/")
    logo = factories.make_image("/logo.png", drawn(300, 300), width=300, height=300)
    return factories.make_publication(title="瓦版｜技術の新聞", accent="#1a5fb4", logo=logo)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_the_short_name_the_logo_the_icon_and_the_colour(
    client, publication, address
):
    page = page_at(client, address)
    assert page.xpath("//*[contains(@class,'brand-name')]/text()") == ["瓦版"]
    (mark,) = page.xpath("//img[@class='brand-mark']")
    assert (mark.get("src"), mark.get("width"), mark.get("height")) == ("/logo.png", "32", "32")
    icon = icon_address(publication, 192)
    assert page.xpath("//link[@rel='icon']/@href") == [icon]
    assert page.xpath("//link[@rel='apple-touch-icon']/@href") == [icon_address(publication, 180)]
    assert page.xpath("//link[@rel='manifest']/@href") == ["/site.webmanifest"]
    assert "/_style/accent-1a5fb4.css" in page.xpath("//link[@rel='stylesheet']/@href")


def test_a_page_is_named_with_the_short_name_and_the_home_page_with_the_whole_title(
    client, publication
):
    assert page_at(client, "/tags/").xpath("//title/text()") == ["タグ一覧｜瓦版"]
    assert page_at(client, "/").xpath("//title/text()") == ["瓦版｜技術の新聞"]


def test_without_a_logo_the_letter_stands_for_it_and_without_a_colour_the_house_s(client):
    publication = factories.make_publication()
    page = page_at(client, "/")
    icon = icon_address(publication, 192)
    assert page.xpath("//img[@class='brand-mark']/@src") == [icon]
    assert not [link for link in page.xpath("//link/@href") if "accent" in link]
    assert site_icon(publication).url == f"https://news.example{icon_address(publication, 512)}"


def test_a_logo_with_the_name_in_it_stands_alone_and_says_the_name(client):
    logo = factories.make_image("/word.png", width=640, height=128)
    factories.make_publication(logo=logo, short_name="瓦版")
    page = page_at(client, "/")
    (mark,) = page.xpath("//img[@class='brand-mark']")
    assert (mark.get("alt"), mark.get("width")) == ("瓦版", "160")
    assert not page.xpath("//*[@class='brand-name']")


@pytest.mark.parametrize("state", ["broken", "missing"])
def test_a_logo_that_is_lost_or_broken_gives_way_to_the_letter(state):
    logo = factories.make_image("/logo.png", rendition_state=state)
    publication = factories.make_publication(logo=logo)
    assert branding_of(publication).mark == icon_address(publication, 192)
    assert logo_file(publication) is None


def test_cards_have_the_short_name_the_colour_and_the_logo(publication):
    post = factories.make_post()
    told = [card_address(post, publication)]
    for name, value in (("short_name", "別"), ("accent", "#ff0000"), ("logo", None)):
        setattr(publication, name, value)
        told.append(card_address(post, publication))
    assert len(set(told)) == 4


def test_a_logo_and_a_colour_change_what_a_card_shows():
    plain = CardWords("見出し", "瓦版", "技術", "news.example")
    blue = CardWords("見出し", "瓦版", "技術", "news.example", accent="#1a5fb4")
    assert len({draw_card(plain), draw_card(blue), draw_card(plain, drawn(300, 200))}) == 3
    assert draw_card(plain, b"torn") == draw_card(plain)
