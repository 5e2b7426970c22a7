"""robots.txt."""

from __future__ import annotations

from tests import factories


def test_crawlers_are_kept_from_the_desk_and_shown_the_sitemap(client):
    factories.make_publication()
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\n\nSitemap: https://news.example/sitemap.xml\n"
    )


def test_what_the_editors_wrote_stands_at_the_end(client):
    factories.make_publication(crawler_policy="User-agent: ExampleBot\r\nDisallow: /\r\n")
    text = client.get("/robots.txt").content.decode()
    assert text.endswith("\n\nUser-agent: ExampleBot\nDisallow: /\n")
