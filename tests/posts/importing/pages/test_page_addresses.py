"""Where Jekyll puts a page."""

from __future__ import annotations

import pytest

from posts.errors import AddressError
from posts.importing.pages.page_addresses import PagePlace, page_address

DATED = "/:year/:month/:day/:title/"


@pytest.mark.parametrize(
    ("name", "style", "path"),
    [
        ("about.md", DATED, "/about/"),
        ("about.md", "pretty", "/about/"),
        ("about.md", "date", "/about.html"),
        ("about.html", "ordinal", "/about.html"),
        ("about.md", "none", "/about.html"),
        ("about.md", "/:categories/:title:output_ext", "/about.html"),
        ("about.md", "/:categories/:title", "/about/"),
        ("en/about.md", DATED, "/en/about/"),
        ("en/index.md", "date", "/en/"),
        ("index.html", "date", "/"),
        ("会社/概要.md", DATED, "/会社/概要/"),
        ("release-1.2.md", DATED, "/release-1.2/"),
        ("100%.md", DATED, "/100%/"),
    ],
)
def test_a_page_lives_where_its_file_stands(name, style, path):
    assert page_address(PagePlace(name), "", "", style) == path


@pytest.mark.parametrize(
    ("permalink", "path"),
    [
        ("/company/", "/company/"),
        ("company", "/company/"),
        ("/404.html", "/404.html"),
        ("/x/:basename/", "/x/about/"),
        ("/:path/x:output_ext", "/en/x.html"),
        ("/category/%E6%8A%95%E8%B3%87/", "/category/投資/"),
    ],
)
def test_the_front_matter_wins(permalink, path):
    assert page_address(PagePlace("en/about.md"), permalink, "/other/", "date") == path


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("", "/guides/deep/First Steps/"),
        ("/:collection/:title/", "/guides/First-Steps/"),
        ("/g/:slug/", "/g/first-steps/"),
        ("/:path/", "/deep/First Steps/"),
    ],
)
def test_a_collection_has_a_pattern_of_its_own(pattern, path):
    place = PagePlace("deep/First Steps.md", "guides")
    assert page_address(place, "", pattern, "pretty") == path


@pytest.mark.parametrize("permalink", ["/../x/", "https://evil.example/", "/a?b", "/a\\b"])
def test_what_can_be_no_address_is_refused(permalink):
    with pytest.raises(AddressError):
        page_address(PagePlace("a.md"), permalink, "", "date")
