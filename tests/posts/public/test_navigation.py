"""What the navigation of all pages names, and what it costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]

from posts.categories.models import Category
from posts.models import Post, Series
from posts.public.masthead import Masthead
from posts.public.navigation import FooterPage, navigation_at
from posts.workflow import save_and_advance_edition
from tests import factories

HOUR = timedelta(hours=1)


def at_the_foot() -> list[str]:
    return [page.title for page in navigation_at(timezone.now()).footer_pages]


@pytest.mark.django_db
def test_pages_with_a_number_stand_at_the_foot_in_its_order():
    for title, position in (("運営会社", 20), ("問い合わせ", 10), ("規約", None), ("零", 0)):
        factories.make_page(title=title, path=f"/{title}/", footer_position=position)
    assert at_the_foot() == ["零", "問い合わせ", "運営会社"]


@pytest.mark.django_db
@pytest.mark.parametrize("state", factories.HIDDEN)
def test_a_page_that_readers_may_not_see_does_not_stand_at_the_foot(state):
    factories.make_page(footer_position=1, **factories.HIDDEN[state])
    factories.make_post(footer_position=1)
    assert at_the_foot() == []


@pytest.mark.django_db
def test_series_are_named_while_a_part_of_one_is_public(client):
    series = Series.objects.create(name="現場", slug="genba")
    part = factories.make_post(series=series)
    assert navigation_at(timezone.now()).has_series
    assert client.get("/").content.decode().count('href="/series/"') == 2
    Post.objects.filter(pk=part.pk).update(**factories.HIDDEN["withdrawn"])
    assert not navigation_at(timezone.now()).has_series
    assert 'href="/series/"' not in client.get("/").content.decode()


@pytest.mark.django_db
def test_categories_come_in_the_order_of_the_menu_with_all_that_is_known_of_them():
    factories.make_category(name="b", slug="b", position=20)
    factories.make_category(name="c", slug="c", position=10, on_front=True, description="説明")
    factories.make_category(name="a", slug="a", position=20)
    sections = navigation_at(timezone.now()).sections
    assert sections == tuple(Category.objects.all())
    assert (sections[0].on_front, sections[0].description) == (True, "説明")


@pytest.mark.django_db
def test_the_foot_of_every_page_links_to_the_fixed_pages(client):
    factories.make_page(title="運営会社 <b>", path="/運営/", footer_position=1)
    for address in ("/", "/tags/", "/運営/", "/nothing/"):
        page = html.document_fromstring(client.get(address).content.decode())
        (link,) = page.xpath("//footer//nav[@aria-label='このサイトについて']//a")
        assert (link.text, link.get("href")) == (
            "運営会社 <b>",
            FooterPage("", "/%E9%81%8B%E5%96%B6/").url,
        )


@pytest.mark.django_db(transaction=True)
def test_it_is_asked_once_for_each_state_of_the_site(monkeypatch):
    save_and_advance_edition(factories.make_publication())
    later = timezone.now() + HOUR
    factories.make_page(title="予約", footer_position=1, published_at=later)

    def told() -> tuple[int, int]:
        masthead = Masthead()
        assert masthead.publication.title
        with CaptureQueriesContext(connection) as queries:
            pages = masthead.navigation.footer_pages
        return len(queries), len(pages)

    assert [told(), told()] == [(1, 0), (0, 0)]
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert [told(), told()] == [(1, 1), (0, 1)]
