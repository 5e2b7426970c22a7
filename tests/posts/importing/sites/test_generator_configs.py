"""What each generator's configuration tells of its site."""

from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import Value
from posts.importing.sites.generator_configs import (
    SiteConfig,
    config_of_hugo,
    config_of_hugo_or_zola,
    config_of_jekyll_or_hexo,
    config_of_pelican,
)


def test_the_slug_of_jekylls_permalink_is_the_plain_one():
    assert config_of_jekyll_or_hexo({"permalink": "/:year/:slug/"}).permalink == (
        "/:year/:plain_slug/"
    )


def test_without_a_pattern_it_is_jekylls_own():
    config = config_of_jekyll_or_hexo({"title": "試験新報"})
    assert (config.permalink, config.kramdown) == ("date", True)


def test_an_unknown_zone_is_refused():
    with pytest.raises(FrontMatterError, match="timezone"):
        config_of_jekyll_or_hexo({"timezone": "Asia/Edo"})


def test_hexos_file_is_told_by_its_keys():
    config = config_of_jekyll_or_hexo(
        {
            "title": "試験新報",
            "subtitle": "朝の版",
            "url": "https://old.example/",
            "permalink": ":category/:year/:title.html",
            "timezone": "Asia/Tokyo",
            "per_page": "10",
            "author": "編集部",
        }
    )
    assert config.permalink == "/:categories/:year/:title.html"
    assert (config.tagline, config.url, config.page_size) == ("朝の版", "https://old.example", 10)
    assert (config.zone, config.author) == (ZoneInfo("Asia/Tokyo"), "編集部")
    assert not config.kramdown


def test_hexos_own_pattern_has_the_day():
    assert config_of_jekyll_or_hexo({"source_dir": "source"}).permalink == (
        "/:year/:month/:day/:title/"
    )


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


def test_plain_texts_are_read():
    config = config_of_pelican(
        "import os\n"
        "SITENAME = '試験新報'\n"
        'SITESUBTITLE = u"朝の版"\n'
        'SITEURL = "https://old.example/"\n'
        "TIMEZONE = 'Asia/Tokyo'\n"
        "AUTHOR = '編集部'\n"
        "DEFAULT_PAGINATION = 10\n"
        "ARTICLE_URL = '{date:%Y}/{date:%m}/{slug}/'\n"
    )
    assert (config.title, config.tagline, config.url) == (
        "試験新報",
        "朝の版",
        "https://old.example",
    )
    assert (config.zone, config.author, config.page_size) == (ZoneInfo("Asia/Tokyo"), "編集部", 10)
    assert config.permalink == "/:year/:month/:slug/"


def test_without_a_pattern_it_is_pelicans_own():
    assert config_of_pelican("SITENAME = 'a'\n").permalink == "/:slug.html"


def test_the_program_is_never_run(tmp_path):
    touched = tmp_path / "touched"
    config_of_pelican(f"SITENAME = open({str(touched)!r}, 'w').name\n__import__('os')\n")
    assert not touched.exists()


def test_a_pattern_with_unknown_parts_is_refused():
    with pytest.raises(FrontMatterError, match=r"\{lang\}.*--permalink"):
        config_of_pelican("ARTICLE_URL = '{lang}/{slug}.html'\n")
