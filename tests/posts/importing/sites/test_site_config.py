from zoneinfo import ZoneInfo

import pytest

from posts.errors import SourceError
from posts.importing.sites.generator_configs import CategoryConfig
from posts.importing.sites.site_config import find_config, read_config


def test_a_folder_without_configuration_says_nothing(tmp_path):
    config = read_config(find_config(tmp_path))
    assert (config.title, config.permalink, config.zone, config.kramdown) == ("", "", None, False)


def test_a_jekyll_site_tells_its_facts(tmp_path):
    (tmp_path / "_config.yml").write_text(
        """title: 試験新報
tagline: 朝の版
description: 試験の媒体
url: https://old.example/
permalink: /:year/:title/
timezone: Asia/Tokyo
paginate: 12
twitter:
  username: shinpo
defaults:
  - scope: {path: "", type: posts}
    values: {author: 編集部}
content_categories:
  - {name: 解説, slug: guide, description: 詳しく}
  - {slug: nameless}
""",
        encoding="utf-8",
    )
    config = read_config(find_config(tmp_path))
    assert config.title == "試験新報"
    assert config.url == "https://old.example"
    assert config.host == "old.example"
    assert config.permalink == "/:year/:title/"
    assert config.zone == ZoneInfo("Asia/Tokyo")
    assert config.page_size == 12
    assert config.author == "編集部"
    assert config.x_account == "shinpo"
    assert config.categories == (CategoryConfig("解説", "guide", "詳しく"),)
    assert config.kramdown


def test_a_site_without_pattern_has_jekylls_default_one(tmp_path):
    (tmp_path / "_config.yml").write_text("title: a\n")
    assert read_config(find_config(tmp_path)).permalink == "date"


def test_a_page_size_that_is_no_number_is_not_taken(tmp_path):
    (tmp_path / "_config.yml").write_text("paginate: many\n")
    assert read_config(find_config(tmp_path)).page_size is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo.toml", 'baseURL = "https://old.example/"\ntitle = "試験新報"\n'),
        ("hugo.yaml", "baseURL: https://old.example/\ntitle: 試験新報\n"),
        ("config.toml", 'base_url = "https://old.example"\ntitle = "試験新報"\n'),
        ("pelicanconf.py", "SITEURL = 'https://old.example'\nSITENAME = '試験新報'\n"),
    ],
)
def test_other_generators_tell_their_facts_in_files_of_their_own(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    config = read_config(find_config(tmp_path))
    assert (config.title, config.host) == ("試験新報", "old.example")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [("hugo.toml", "a = 1\nb = x\n", 2), ("_config.yml", "a: 1\nb: @x\n", 2)],
)
def test_a_file_that_cannot_be_understood_is_named_with_its_line(tmp_path, name, text, line):
    (tmp_path / name).write_text(text)
    with pytest.raises(SourceError, match=rf"{name}, line {line}: "):
        read_config(find_config(tmp_path))
