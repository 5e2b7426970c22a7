"""What the site's own routes take, and where they have something to show."""

from urllib.parse import unquote

import pytest

from posts.models import Link, Series
from posts.tags.models import Tag
from posts.workflow import (
    Edit,
    delete_and_advance_edition,
    get_or_create_named,
    is_reserved,
    record_edit,
    save_and_advance_edition,
)
from posts.workflow.routes import paths_of_list, shown_by_routes
from tests.factories import (
    MORNING,
    make_author,
    make_category,
    make_image,
    make_post,
    make_tag,
)

pytestmark = pytest.mark.django_db


def link_to(path: str) -> Link:
    """The link of an article to this path, as it is saved."""
    post = make_post(body=f"[そこ]({path})")
    record_edit(Edit(post, (), ()), now=MORNING)
    return Link.objects.get(post=post)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search/",
        "/feed.xml",
        "/feed.xml/",
        "/tags/nobody/",
        "/category/none/page2/",
        "/admin/",
    ],
)
def test_what_a_route_takes_is_reserved_whether_or_not_there_is_something(path):
    assert is_reserved(path)


@pytest.mark.parametrize("path", ["/2025/11/04/a/", "/tags/a/b/", "/about/", "/feed.html"])
def test_what_no_route_takes_can_be_an_article_s(path):
    assert not is_reserved(path)


def test_a_list_is_shown_only_where_there_is_the_row_that_it_is_named_by():
    rows = (
        make_category(),
        make_tag(),
        make_author(),
        get_or_create_named(Series, ["電池"])["電池"],
    )
    lists = {row.get_absolute_url() for row in rows}
    others = {"/category/x/", "/tags/x/page2/", "/tags/x/feed.xml", "/authors/x/", "/series/x/"}

    assert shown_by_routes(map(unquote, lists | others)) == set(map(unquote, lists))


def test_the_feeds_of_a_list_are_shown_with_it():
    feeds = [path.rstrip("/") for path in paths_of_list(make_tag())[1:]]

    assert [path.rpartition("/")[2] for path in feeds] == ["feed.xml", "atom.xml", "feed.json"]
    assert shown_by_routes(feeds) == set(feeds)


def test_lists_are_asked_for_by_one_query_a_kind(django_assert_num_queries):
    with django_assert_num_queries(2):
        shown_by_routes(["/tags/a/", "/tags/b/", "/tags/c/page2/", "/authors/d/", "/search/"])


def test_a_link_to_a_list_is_dead_until_there_is_the_row():
    link = link_to("/tags/量子/")
    assert not link.leads_to_page

    tag = get_or_create_named(Tag, ["量子"])["量子"]
    link.refresh_from_db()
    assert link.leads_to_page

    tag.slug = "quantum"
    save_and_advance_edition(tag)
    link.refresh_from_db()
    assert not link.leads_to_page


def test_a_link_to_a_picture_is_dead_when_it_is_deleted(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = make_image()
    link = link_to(picture.path)
    assert link.leads_to_page

    delete_and_advance_edition(picture)
    link.refresh_from_db()
    assert not link.leads_to_page
