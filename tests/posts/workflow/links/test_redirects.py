"""Redirects and what moves under them."""

from __future__ import annotations

import pytest

from posts.models import Alias, Edition, Link
from posts.workflow import Edit, record_edit, record_redirects
from posts.workflow.links.redirect_targets import RedirectTarget, parse_redirect_target
from posts.workflow.links.redirects import Redirect
from tests.factories import MORNING, make_page, make_post, make_redirect_to

pytestmark = pytest.mark.django_db


def lead(path: str, target: str) -> None:
    record_redirects([Redirect(path, parse_redirect_target(target, ()))], now=MORNING)


def test_a_redirect_follows_a_post_that_moves():
    post = make_post(path="/2025/11/04/a/", slug="a")
    lead("/old/", "/2025/11/04/a/")
    lead("/part/", "/2025/11/04/a/#part")
    post.slug = "b"
    record_edit(Edit(post, (), ()), now=MORNING)

    aliases = {alias.path: alias for alias in Alias.objects.all()}
    assert aliases["/old/"].post == aliases["/2025/11/04/a/"].post == post
    assert aliases["/part/"].address == "/2025/11/04/b/#part"


def test_a_redirect_to_a_post_that_comes_later_follows_it_too():
    lead("/old/", "/2025/11/04/a/")
    post = make_post(path="/2025/11/04/a/", slug="a")
    post.slug = "b"
    record_edit(Edit(post, (), ()), now=MORNING)

    assert Alias.objects.get(path="/old/").post == post


def test_a_redirect_follows_a_page_that_moves_to_and_fro():
    page = make_page()
    lead("/old/", "/about/")
    for path in ("/who/", "/about/", "/old/"):
        page.path = path
        record_edit(Edit(page, (), ()), now=MORNING)

    assert page.path == "/old/"
    assert {alias.path: alias.post for alias in Alias.objects.all()} == {
        "/about/": page, "/who/": page
    }  # fmt: skip


def test_a_new_redirect_takes_what_led_there_along():
    make_redirect_to("/a/", "/b/")
    lead("/b/", "/c/")

    assert Alias.objects.get(path="/a/").address == "/c/"


def test_a_redirect_that_would_close_a_circle_is_refused():
    make_redirect_to("/a/", "/b/")
    outcome = record_redirects([Redirect("/b/", parse_redirect_target("/a/", ()))], now=MORNING)

    assert (outcome.written, len(outcome.refused)) == (0, 1)
    assert Edition.objects.current() == 0


def test_a_link_to_an_address_that_leads_on_is_not_dead():
    link = Link.objects.create(post=make_post(), href="/old/", path="/old/")
    lead("/old/", "/about/")
    link.refresh_from_db()

    assert link.leads_to_page


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("/%E4%BC%9A%E7%A4%BE", RedirectTarget("/会社/", "/会社")),
        ("/search/?q=円安#x", RedirectTarget("/search/", "/search", "?q=%E5%86%86%E5%AE%89#x")),
        ("https://own.example/a/", RedirectTarget("/a/", "/a")),
        ("https://例え.example/円", RedirectTarget(url="https://例え.example/%E5%86%86")),
    ],
)
def test_a_target_is_kept_in_one_spelling(text, target):
    assert parse_redirect_target(text, {"own.example"}).path == target.path
    assert parse_redirect_target(text, {"own.example"}).suffix == target.suffix
    assert bool(parse_redirect_target(text, {"own.example"}).url) == bool(target.url)
