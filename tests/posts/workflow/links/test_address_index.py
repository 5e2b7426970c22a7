"""What readers get at an address, as links and redirects take it."""

from __future__ import annotations

import pytest

from posts.models import Link
from posts.workflow.links.address_index import AddressIndex
from posts.workflow.links.internal_links import resolve_links
from tests.factories import make_alias, make_kept_file, make_post, make_redirect_to, make_tag

pytestmark = pytest.mark.django_db


def resolved(path: str) -> Link:
    link = Link(href=path, path=path)
    resolve_links([link])
    return link


def test_an_alias_is_followed_to_where_it_leads():
    make_redirect_to("/a/", "/b/#part")
    make_redirect_to("/b/", "/c/")
    post = make_post(path="/c/", slug="c")

    assert AddressIndex(["/a/"]).posts == {"/c/": post}


def test_an_alias_answers_only_where_nothing_hides_it(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    tag, post, kept = make_tag(), make_post(path="/a/", slug="a"), make_kept_file("/b.txt")
    paths = [f"/tags/{tag.slug}/", "/a/", f"{kept.path}/", "/tags/none/"]
    for path in paths:
        make_alias(path, post)
    index = AddressIndex(paths)

    assert [path for path in paths if index.alias_at(path)] == ["/tags/none/"]


def test_a_link_to_what_hides_an_alias_leads_there_and_not_to_its_post():
    path = f"/tags/{make_tag().slug}/"
    make_alias(path, make_post())

    assert resolved(path).target is None
    assert resolved(path).leads_to_page


def test_a_link_to_an_alias_leads_to_its_post_or_address():
    post = make_post()
    make_alias("/a/", post)
    make_redirect_to("/b/", "https://elsewhere.example/")
    make_alias("/c/", None)

    assert [resolved(path).target for path in ("/a/", "/b/", "/c/")] == [post, None, None]
    assert [resolved(path).leads_to_page for path in ("/a/", "/b/", "/c/")] == [False, True, False]


def test_many_addresses_cost_as_much_as_one(django_assert_num_queries):
    make_redirect_to("/a/", "https://elsewhere.example/")
    with django_assert_num_queries(3):
        AddressIndex([f"/{number}/" for number in range(50)] + ["/a/"])
