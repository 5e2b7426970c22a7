"""What is not public is nowhere; what is public is on every surface."""

from __future__ import annotations

import pytest

from tests import factories

SECRET = "合併交渉の内幕"
SURFACES = (
    "/",
    "/category/tech/",
    "/tags/半導体/",
    "/tags/",
    "/authors/aoki/",
    "/authors/",
    "/archive/2025/",
    "/archive/2025/11/",
    "/archive/",
    "/2025/11/04/隣の記事/",
    "/feed.xml",
    "/sitemap.xml",
    "/sitemap-posts-1.xml",
    "/sitemap-pages.xml",
)


def publish_neighbour_and(**changes) -> None:
    """Publish a post that opens all surfaces, and beside it the secret one, changed."""
    category, author, tag = factories.make_category(), factories.make_author(), factories.make_tag()
    secret_tag = factories.make_tag(name="合併")
    secret_author = factories.make_author(name="合併取材班", slug="gappei")
    factories.make_post(
        path="/2025/11/04/隣の記事/", category=category, authors=[author], tags=[tag]
    )
    factories.make_post(
        title=SECRET,
        path="/2025/11/04/合併/",
        category=category,
        authors=[author, secret_author],
        tags=[tag, secret_tag],
        **changes,
    )


@pytest.mark.parametrize("address", SURFACES)
@pytest.mark.parametrize("why", factories.UNLISTED)
def test_what_is_hidden_and_what_is_a_fixed_page_is_on_no_surface(client, address, why):
    if why == "a fixed page" and address == "/sitemap-pages.xml":
        pytest.skip("the sitemap of pages is where fixed pages are")
    publish_neighbour_and(**factories.UNLISTED[why])
    response = client.get(address)
    assert response.status_code == 200
    text = response.content.decode()
    assert "合併" not in text
    assert "gappei" not in text
    assert "%E5%90%88%E4%BD%B5" not in text


@pytest.mark.parametrize("address", ["/tags/合併/", "/authors/gappei/", "/tags/合併/page2/"])
@pytest.mark.parametrize("why", factories.UNLISTED)
def test_a_name_that_only_unlisted_posts_carry_has_no_page(client, address, why):
    publish_neighbour_and(**factories.UNLISTED[why])
    response = client.get(address)
    assert response.status_code == 404
    assert "合併取材班" not in response.content.decode()


@pytest.mark.parametrize("why", factories.UNLISTED)
def test_unlisted_posts_are_not_counted(client, why):
    publish_neighbour_and(**factories.UNLISTED[why])
    assert [tag.post_count for tag in client.get("/tags/").context["tags"]] == [1]
    assert [author.post_count for author in client.get("/authors/").context["authors"]] == [1]
    assert [year.count for year in client.get("/archive/").context["years"]] == [1]
    for address in ("/", "/category/tech/", "/tags/半導体/", "/authors/aoki/", "/archive/2025/"):
        assert client.get(address).context["listing"].total == 1, address


@pytest.mark.parametrize(
    ("why", "status"),
    [("draft", 404), ("in review", 404), ("scheduled", 404), ("withdrawn", 410), ("expired", 410)],
)
def test_the_address_of_a_hidden_post_tells_only_whether_it_was_there(client, why, status):
    publish_neighbour_and(**factories.HIDDEN[why])
    response = client.get("/2025/11/04/合併/")
    assert response.status_code == status
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        address
        for address in SURFACES
        if address not in ("/tags/", "/authors/", "/archive/", "/sitemap.xml", "/sitemap-pages.xml")
    ],
)
def test_what_is_public_is_on_every_surface(client, address):
    publish_neighbour_and()
    text = client.get(address).content.decode()
    assert SECRET in text or "%E5%90%88%E4%BD%B5" in text
