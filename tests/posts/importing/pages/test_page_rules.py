"""What a configuration says of pages."""

from __future__ import annotations

import pytest

from posts.errors import AddressError, SourceError
from posts.importing.pages.page_rules import PagePlace, PageRules, page_address, page_rules_of
from posts.importing.sites.site_config import find_config


def test_a_site_without_a_configuration_has_jekylls_own_rules(tmp_path):
    assert page_rules_of(find_config(tmp_path)) == PageRules(permalink="date")


def test_only_collections_that_are_output_count(site, write):
    write(
        "_config.yml",
        "collections:\n  guides: {output: true, permalink: /g/:title/}\n"
        "  parts: {output: false}\n  posts: {output: true}\n",
    )
    assert page_rules_of(find_config(site)).collections == {"guides": "/g/:title/"}


def test_a_collection_written_as_a_list_is_not_output(site, write):
    write("_config.yml", "collections: [guides]\n")
    assert page_rules_of(find_config(site)).collections == {}


@pytest.mark.parametrize(
    ("pattern", "name", "is_folder", "excluded"),
    [
        ("private.md", "private.md", False, True),
        ("inside/", "inside", True, True),
        ("inside/", "inside", False, False),
        ("*.log", "deep/a.log", False, True),
        ("a/b.md", "a/b.md", False, True),
        ("b.md", "a/b.md", False, False),
    ],
)
def test_what_is_excluded_is_matched_as_jekyll_does(pattern, name, is_folder, excluded):
    assert PageRules(exclude=(pattern,)).excludes(name, is_folder=is_folder) is excluded


def test_the_deepest_default_wins(site, write):
    write(
        "_config.yml",
        "defaults:\n- {scope: {path: ''}, values: {sitemap: true}}\n"
        "- {scope: {path: en, type: pages}, values: {sitemap: false}}\n"
        "- {scope: {path: en, type: posts}, values: {layout: x}}\n",
    )
    rules = page_rules_of(find_config(site))
    assert rules.default("en/about.md", "pages", "sitemap") == "false"
    assert rules.default("english.md", "pages", "sitemap") == "true"
    assert rules.default("en/about.md", "pages", "layout") is None


def test_a_configuration_that_cannot_be_read_is_named_with_its_line(site, write):
    write("_config.yml", "title: a\nbad: [\n")
    with pytest.raises(SourceError, match=r"_config\.yml, line \d+: "):
        page_rules_of(find_config(site))


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
