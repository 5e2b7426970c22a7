from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.importing.sites.jekyll_config import config_of_jekyll_or_hexo


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
