"""Open Graph and the cards of X."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html  # type: ignore[import-untyped]

from posts.public.social import social_image
from tests import factories


def metas(client, address: str | None) -> dict[str, list[str]]:
    page = html.document_fromstring(client.get(address).content.decode())
    found: dict[str, list[str]] = {}
    for meta in page.xpath("//head/meta[@content]"):
        name = meta.get("property") or meta.get("name")
        found.setdefault(name, []).append(meta.get("content"))
    return found


def test_an_article_shows_its_cover_its_dates_and_its_topics(client):
    factories.make_publication(x_account="kawaraban")
    post = factories.make_post(
        title='新<工場>が"稼働"',
        path="/a/",
        description="予定より早い。",
        cover=factories.make_image(width=1200, height=630, alt="工場の外観"),
        updated_at=datetime(2025, 12, 1, tzinfo=UTC),
        category=factories.make_category(),
        tags=[factories.make_tag(), factories.make_tag(name="熊本")],
        authors=[factories.make_author()],
    )
    found = metas(client, post.path)
    assert found | {"viewport": [], "theme-color": []} == {
        "viewport": [],
        "theme-color": [],
        "description": ["予定より早い。"],
        "robots": ["index, follow, max-image-preview:large"],
        "og:url": ["https://news.example/a/"],
        "og:site_name": ["瓦版テスト"],
        "og:locale": ["ja_JP"],
        "og:title": ['新<工場>が"稼働"'],
        "og:description": ["予定より早い。"],
        "og:type": ["article"],
        "og:image": ["https://news.example/assets/%E5%B7%A5%E5%A0%B4.png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["工場の外観"],
        "twitter:card": ["summary_large_image"],
        "twitter:image:alt": ["工場の外観"],
        "twitter:site": ["@kawaraban"],
        "article:published_time": ["2025-11-04T10:30:00+09:00"],
        "article:modified_time": ["2025-12-01T09:00:00+09:00"],
        "article:section": ["技術"],
        "article:tag": ["半導体", "熊本"],
        "article:author": ["https://news.example/authors/aoki/"],
        "author": ["青木 遥"],
    }


def test_a_post_with_nothing_but_a_title_shows_its_card(client):
    publication = factories.make_publication()
    post = factories.make_post(excerpt="", body="", body_html="")
    found = metas(client, post.path)
    assert found["og:image"] == [social_image(post, publication).url]
    assert found["og:image"][0].startswith("https://news.example/_pictures/cards/")
    assert (found["og:image:width"], found["og:image:height"]) == (["1200"], ["630"])
    assert found["twitter:card"] == ["summary_large_image"]
    assert "og:description" not in found


@pytest.mark.parametrize("changes", [{"rendition_state": "broken"}, {"path": "/図.svg"}])
def test_a_cover_that_services_cannot_show_gives_way_to_the_card(changes):
    publication = factories.make_publication()
    cover = factories.make_image(**{"path": "/図.png", **changes})
    assert "/cards/" in social_image(factories.make_post(cover=cover), publication).url


def test_a_cover_that_is_a_card_is_shared_and_shown_nowhere(client):
    factories.make_publication()
    cover = factories.make_image("/記事-ogp.png", width=1200, height=630, is_card=True)
    post = factories.make_post(path="/a/", cover=cover)
    assert metas(client, "/a/")["og:image"] == [f"https://news.example{cover.get_absolute_url()}"]
    assert (post.shown_cover, post.shared_cover) == (None, cover)
    for address in ("/", "/a/", "/archive/2025/"):
        page = html.fromstring(client.get(address).content.decode())
        assert cover.get_absolute_url() not in page.xpath("//img/@src")


def test_the_logo_stands_for_what_has_no_picture(client):
    factories.make_publication(logo=factories.make_image("/logo.png", width=600, height=600))
    found = metas(client, "/")
    assert found["og:image"] == ["https://news.example/logo.png"]
    assert found["twitter:card"] == ["summary_large_image"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "website"),
        ("/category/tech/", "website"),
        ("/authors/aoki/", "profile"),
        ("/archive/", "website"),
        ("/about/", "website"),
    ],
)
def test_every_page_has_what_a_card_needs(client, address, kind):
    factories.make_page()
    factories.make_post(category=factories.make_category(), authors=[factories.make_author()])
    found = metas(client, address)
    assert found["og:type"] == [kind]
    assert all(found[name] for name in ("og:title", "og:image", "og:url", "twitter:card"))


def test_a_post_that_search_engines_shall_not_list_says_so(client):
    post = factories.make_post(noindex=True)
    assert metas(client, post.path)["robots"] == ["noindex"]
