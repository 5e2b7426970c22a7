from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter import Value
from posts.importing.sites.hugo_config import config_of_hugo, config_of_hugo_or_zola
from posts.importing.sites.site_facts import SiteConfig


def test_the_facts_of_hugo_are_told_in_either_case():
    config = config_of_hugo(
        {
            "baseURL": "https://old.example/",
            "Title": "試験新報",
            "timeZone": "Asia/Tokyo",
            "params": {"description": "試験の媒体", "author": {"name": "編集部"}},
            "pagination": {"pagerSize": "20"},
        }
    )
    assert (config.title, config.url, config.zone) == (
        "試験新報",
        "https://old.example",
        ZoneInfo("Asia/Tokyo"),
    )
    assert (config.description, config.author, config.page_size) == ("試験の媒体", "編集部", 20)
    assert not config.kramdown


@pytest.mark.parametrize(
    ("permalinks", "pattern"),
    [
        ({"posts": "/:year/:month/:slug/"}, "/:year/:month/:small_slug/"),
        ({"post": "/:filename/", "other": "/x/"}, "/:small_slug/"),
        ({"page": {"posts": "/:monthname/:title/"}}, "/:long_month/:headline/"),
        ({"posts": "/:slugorcontentbasename/"}, "/:small_slug/"),
        ({"other": "/x/"}, "/:sections/:small_slug/"),
        ({}, "/:sections/:small_slug/"),
    ],
)
def test_the_pattern_of_the_posts_is_told_in_this_houses_words(
    permalinks: dict[str, Value], pattern: str
) -> None:
    assert config_of_hugo({"theme": "x", "permalinks": permalinks}).permalink == pattern


def test_zola_is_told_by_how_it_writes_its_address():
    config = config_of_hugo_or_zola(
        {"base_url": "https://old.example/", "title": "試験新報", "author": "編集部"}
    )
    assert (config.url, config.title, config.author) == (
        "https://old.example",
        "試験新報",
        "編集部",
    )
    assert config.permalink == "/:sections/:small_slug/"


def test_the_configuration_of_another_program_says_nothing():
    assert config_of_hugo_or_zola({"title": "x", "port": "80"}) == SiteConfig()
