"""Saving and deleting fixed pages."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from posts.errors import AddressError, StaleEditError
from posts.models import Alias, Edition, Link, Page
from posts.workflow import Edit, delete_page, record_alias, record_edit, record_page
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


def test_links_of_a_page_are_rows_that_follow_a_moved_post():
    target = make_post(path="/new/", slug="new")
    page = record_page(Page(title="x", path="/x/", body="[a](/new/) [b](/lost/)"), now=MORNING)
    assert [link.href for link in page.links.all().dead()] == ["/lost/"]

    target.slug = "newer"
    record_edit(Edit(target, (), ()), now=MORNING)
    page.refresh_from_db()
    assert f'href="{target.get_absolute_url()}"' in page.body_html
    assert page.saved_at == MORNING


def test_a_lost_link_of_a_page_is_healed_when_its_target_comes():
    page = record_page(Page(title="x", path="/x/", body="[a](/lost/)"), now=MORNING)
    record_alias(Alias(path="/lost/", post=make_post(path="/found/")), now=MORNING)

    page.refresh_from_db()
    assert 'href="/found/"' in page.body_html
    assert not Link.objects.dead().exists()


def test_a_page_that_is_saved_again_has_its_links_once():
    page = Page(title="x", path="/x/", body="[a](/lost/)")
    for body in ("[a](/lost/)", "[b](/other/)"):
        page.body = body
        record_page(page, now=MORNING)

    assert [link.path for link in Link.objects.all()] == ["/other/"]


def test_a_link_is_of_a_post_or_of_a_page_and_never_of_both():
    for source in ({}, {"post": make_post(), "page": make_page()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Link.objects.create(href="/x/", path="/x/", **source)


def test_whoever_saves_a_page_second_overwrites_nothing():
    record_page(make_page(), now=MORNING)
    mine, theirs = Page.objects.get(), Page.objects.get()
    theirs.body = "さきに保存した本文。"
    record_page(theirs, now=MORNING)
    mine.body = "あとから保存した本文。"
    with pytest.raises(StaleEditError, match="別の人が保存"):
        record_page(mine, now=MORNING)

    assert Page.objects.get().body == "さきに保存した本文。"
    assert theirs.version == mine.version + 1
