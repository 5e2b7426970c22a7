"""Saving and deleting fixed pages."""

from __future__ import annotations

import pytest

from posts.errors import AddressError
from posts.models import Alias, Edition, Link, Page
from posts.workflow import delete_page, record_page
from tests.factories import MORNING, make_alias, make_page, make_post

pytestmark = pytest.mark.django_db


def test_a_page_is_rendered_by_its_own_notation():
    markdown = Page(title="a", path="/a/", body="*強*")
    html = Page(title="b", path="/b/", body="<em>強</em>*", markup="html")
    for page in (markdown, html):
        record_page(page, now=MORNING)

    assert markdown.body_html.strip() == "<p><em>強</em></p>"
    assert html.body_html == "<em>強</em>*"
    assert Edition.objects.current() == 2


@pytest.mark.parametrize("path", ["/tags/", "/", "/admin/", "/feed.xml/", "/taken/", "/about/"])
def test_an_address_that_something_else_has_is_refused(path):
    make_post(path="/taken/")
    make_page()
    with pytest.raises(AddressError):
        record_page(Page(title="x", path=path), now=MORNING)

    assert Page.objects.count() == 1
    assert Edition.objects.current() == 0


def test_links_in_a_page_lead_straight_to_where_posts_live():
    make_alias("/old/", make_post(path="/new/"))
    page = record_page(Page(title="x", path="/x/", body="[a](/old/)"), now=MORNING)

    assert 'href="/new/"' in page.body_html


def test_a_page_takes_its_address_from_an_alias_and_revives_links_to_it():
    link = Link.objects.create(post=make_post(), href="/x/", path="/x/")
    make_alias("/x/", None)
    record_page(Page(title="x", path="/x/"), now=MORNING)
    link.refresh_from_db()

    assert link.leads_to_page
    assert not Alias.objects.exists()


def test_links_to_a_deleted_page_are_dead_again():
    page = make_page()
    link = Link.objects.create(post=make_post(), href="/about/", path="/about/", leads_to_page=True)
    delete_page(page, now=MORNING)
    link.refresh_from_db()

    assert not link.leads_to_page
    assert Alias.objects.get().is_gone
