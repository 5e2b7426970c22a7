"""Saving and deleting fixed pages."""

from __future__ import annotations

import pytest

from posts.errors import AddressError, StaleEditError
from posts.models import Alias, Edition, Link, Post, Status
from posts.workflow import Edit, delete_post, record_alias, record_edit
from tests.factories import MORNING, make_alias, make_page, make_post, unsaved_page

pytestmark = pytest.mark.django_db


def test_a_page_is_rendered_by_its_own_notation():
    markdown = unsaved_page(title="a", path="/a/", body="*強*")
    html = unsaved_page(title="b", path="/b/", body="<em>強</em>*", markup="html")
    for page in (markdown, html):
        record_edit(Edit(page, (), ()), now=MORNING)

    assert markdown.body_html.strip() == "<p><em>強</em></p>"
    assert html.body_html == "<em>強</em>*"
    assert Edition.objects.current() == 2


@pytest.mark.parametrize("path", ["/tags/", "/", "/admin/", "/feed.xml/", "/taken/", "/about/"])
def test_an_address_that_something_else_has_is_refused(path):
    make_post(path="/taken/")
    make_page()
    with pytest.raises(AddressError):
        record_edit(Edit(unsaved_page(title="x", path=path), (), ()), now=MORNING)

    assert Post.pages.count() == 1
    assert Edition.objects.current() == 0


def test_links_in_a_page_lead_straight_to_where_posts_live():
    make_alias("/old/", make_post(path="/new/"))
    page = record_edit(
        Edit(unsaved_page(title="x", path="/x/", body="[a](/old/)"), (), ()), now=MORNING
    )

    assert 'href="/new/"' in page.body_html


def test_a_page_takes_its_address_from_an_alias_and_revives_links_to_it():
    link = Link.objects.create(post=make_post(), href="/x/", path="/x/")
    make_alias("/x/", None)
    record_edit(Edit(unsaved_page(title="x", path="/x/"), (), ()), now=MORNING)
    link.refresh_from_db()

    assert link.target == Post.pages.get()
    assert not Link.objects.dead().exists()
    assert not Alias.objects.exists()


def test_links_to_a_deleted_page_are_dead_again(chief):
    page = make_page()
    Link.objects.create(post=make_post(), href="/about/", path="/about/", target=page)
    delete_post(page, by=chief, now=MORNING)

    assert [link.path for link in Link.objects.dead()] == ["/about/"]
    assert Alias.objects.get().is_gone


def test_a_page_that_no_reader_ever_saw_leaves_no_trace(chief, writer):
    page = make_page(status=Status.DRAFT, published_at=None)
    page.path = "/who/"
    record_edit(Edit(page, (), (), by=writer), now=MORNING)
    assert not Alias.objects.exists()

    delete_post(page, by=writer, now=MORNING)
    assert not Alias.objects.exists()


def test_links_of_a_page_are_rows_that_follow_a_moved_post():
    target = make_post(path="/new/", slug="new")
    page = record_edit(
        Edit(unsaved_page(title="x", path="/x/", body="[a](/new/) [b](/lost/)"), (), ()),
        now=MORNING,
    )
    assert [link.href for link in page.links.all().dead()] == ["/lost/"]

    target.slug = "newer"
    record_edit(Edit(target, (), ()), now=MORNING)
    page.refresh_from_db()
    assert f'href="{target.get_absolute_url()}"' in page.body_html
    assert page.saved_at == MORNING


def test_a_lost_link_of_a_page_is_healed_when_its_target_comes():
    page = record_edit(
        Edit(unsaved_page(title="x", path="/x/", body="[a](/lost/)"), (), ()), now=MORNING
    )
    record_alias(Alias(path="/lost/", post=make_post(path="/found/")), now=MORNING)

    page.refresh_from_db()
    assert 'href="/found/"' in page.body_html
    assert not Link.objects.dead().exists()


def test_a_page_that_is_saved_again_has_its_links_once():
    page = unsaved_page(title="x", path="/x/")
    for body in ("[a](/lost/)", "[b](/other/)"):
        page.body = body
        record_edit(Edit(page, (), ()), now=MORNING)

    assert [link.path for link in Link.objects.all()] == ["/other/"]


def test_whoever_saves_a_page_second_overwrites_nothing():
    record_edit(Edit(make_page(), (), ()), now=MORNING)
    mine, theirs = Post.pages.get(), Post.pages.get()
    theirs.body = "さきに保存した本文。"
    record_edit(Edit(theirs, (), ()), now=MORNING)
    mine.body = "あとから保存した本文。"
    with pytest.raises(StaleEditError, match="別の人が保存"):
        record_edit(Edit(mine, (), ()), now=MORNING)

    assert Post.pages.get().body == "さきに保存した本文。"
    assert theirs.version == mine.version + 1
