"""robots.txt."""

from __future__ import annotations

import pytest

from posts.jobs import announcing
from posts.models.publication import CrawlerRule
from posts.public.sitemaps import robots
from tests import factories

KINDS = {
    "search_crawlers": robots.SEARCH,
    "training_crawlers": robots.TRAINING,
    "answering_crawlers": robots.ANSWERING,
}


def groups(client) -> dict[str, list[str]]:
    """The rules of the group that names each crawler."""
    found: dict[str, list[str]] = {}
    for group in client.get("/robots.txt").content.decode().split("\n\n"):
        lines = [line.split(": ", 1) for line in group.splitlines()]
        rules = [value for name, value in lines if name == "Disallow"]
        found |= {value: rules for name, value in lines if name == "User-agent"}
    return found


def test_crawlers_are_kept_from_the_desk_and_shown_the_sitemaps(client):
    factories.make_publication()
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\n\n"
        "Sitemap: https://news.example/sitemap.xml\n"
        "Sitemap: https://news.example/news-sitemap.xml\n"
    )


def test_what_the_editors_wrote_stands_at_the_end(client):
    factories.make_publication(crawler_policy="User-agent: ExampleBot\r\nDisallow: /\r\n")
    text = client.get("/robots.txt").content.decode()
    assert text.endswith("\n\nUser-agent: ExampleBot\nDisallow: /\n")


@pytest.mark.parametrize("denied", KINDS)
def test_a_kind_that_is_denied_stays_away_and_no_other(client, denied):
    factories.make_publication(**{denied: CrawlerRule.DENY})
    assert groups(client) == {"*": ["/admin/"], **{name: ["/"] for name in KINDS[denied]}}


def test_each_crawler_is_of_one_kind():
    names = [name.lower() for kind in KINDS.values() for name in kind]
    assert len(names) == len(set(names))


def test_the_key_can_be_read_at_the_root_once_indexnow_is_on(client):
    publication = factories.make_publication(indexnow=True)
    response = client.get(announcing.indexnow_key_path(publication))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == announcing.indexnow_key(publication)


def test_there_is_no_key_while_indexnow_is_off(client):
    publication = factories.make_publication()
    assert client.get(announcing.indexnow_key_path(publication)).status_code == 404


@pytest.mark.parametrize("address", [f"/{'0' * 32}.txt", "/x.txt", f"/a/{'0' * 32}.txt"])
def test_nothing_else_is_a_key(client, address):
    factories.make_publication(indexnow=True)
    assert client.get(address).status_code == 404


def test_a_kept_file_of_the_same_form_stays(client):
    factories.make_publication(indexnow=True)
    factories.make_kept_file(f"/{'0' * 32}.txt", b"bing")
    assert b"".join(client.get(f"/{'0' * 32}.txt").streaming_content) == b"bing"
