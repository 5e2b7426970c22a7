from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")
DAY = datetime(2025, 11, 4, tzinfo=TOKYO)


def page(keys: str, name: str = "content/posts/fab.md") -> Document:
    return read(f"---\n{keys}\n---\n本文\n", name=name, zone=TOKYO, dialect="hugo")


@pytest.mark.parametrize("fence", ["---\ndate: 2025-11-04\n---", "+++\ndate = 2025-11-04\n+++"])
def test_yaml_and_toml_say_the_same(fence):
    assert read(f"{fence}\n本文", name="a.md", zone=TOKYO, dialect="hugo").date == DAY


def test_keys_are_known_in_either_case():
    document = page("Title: 題\nexpirydate: 2025-11-04\nlastMod: 2025-11-04")
    assert (document.title, document.expires_at, document.updated_at) == ("題", DAY, DAY)
    assert list(document.fields) == ["Title", "expirydate", "lastMod"]


def test_a_page_is_never_shown_before_its_publish_date():
    assert page("date: 2025-01-01\npublishDate: 2025-11-04").date == DAY
    assert page("date: 2025-11-04\npublishDate: 2025-01-01").date == DAY
    assert page("publishDate: 2025-11-04").date == DAY
    assert page("lastmod: 2025-11-04").date == DAY


@pytest.mark.parametrize(
    ("name", "slug", "sections"),
    [
        ("content/posts/円安/index.md", "円安", ("posts",)),
        ("content/posts/2025-11-04-fab/index.en.md", "fab.en", ("posts",)),
        ("content/posts/deep/fab.md", "", ("posts", "deep")),
        ("content/about.md", "", ()),
        ("posts/fab.md", "", ("posts",)),
    ],
)
def test_the_place_of_a_page_tells_its_slug_and_sections(name, slug, sections):
    document = page("title: a", name)
    assert (document.slug, document.sections) == (slug, sections)


def test_the_day_of_a_bundles_folder_is_its_date():
    assert page("title: a", "content/posts/2025-11-04-fab/index.md").date == DAY


def test_the_page_of_a_section_is_noted():
    assert "section" in page("title: a", "content/posts/_index.md").notes[0]


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/", "/old/"),
        ("old", "/posts/old"),
        ("../old/", "/old"),
        ("https://a.jp/", "https://a.jp/"),
    ],
)
def test_an_alias_without_a_slash_begins_at_its_section(alias, path):
    assert page(f"aliases: [{alias}]").aliases == (path,)


def test_params_are_asked_after_the_top():
    document = page("author: 山田花子\nparams:\n  author: 佐藤次郎\n  Description: 説明")
    assert (document.authors, document.description) == (("山田花子",), "説明")


def test_an_unreadable_date_is_refused_with_its_line():
    with pytest.raises(FrontMatterError, match="^publishdate: ") as fault:
        page("title: a\npublishDate: soon")
    assert fault.value.line == 3
