from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.importing.sites.pelican_config import config_of_pelican


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
