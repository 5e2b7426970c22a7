"""What a configuration says of pages."""

from __future__ import annotations

import pytest

from posts.errors import SourceError
from posts.importing.pages.page_rules import PageRules, page_rules_of
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
