from datetime import datetime
from zoneinfo import ZoneInfo

from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")


def page(keys: str, name: str = "content/fab.md") -> Document:
    return read(f"+++\n{keys}\n+++\n本文\n", name=name, zone=TOKYO, dialect="zola")


def test_tables_hold_names_and_what_zola_does_not_know():
    document = page('[taxonomies]\ntags = ["a"]\ncategories = ["b"]\n[extra]\nauthor = "山田花子"')
    assert (document.tags, document.categories, document.authors) == (("a",), ("b",), ("山田花子",))


def test_a_date_alone_is_midnight_and_updated_is_the_last_change():
    document = page("date = 2025-11-04\nupdated = 2025-11-05T09:00:00Z")
    assert document.date == datetime(2025, 11, 4, tzinfo=TOKYO)
    assert document.updated_at == datetime.fromisoformat("2025-11-05T09:00:00+00:00")


def test_path_is_the_address_and_aliases_lead_to_it():
    document = page('path = "special/fab"\naliases = ["old/fab"]\ndraft = true')
    assert (document.permalink, document.aliases, document.draft) == (
        "special/fab",
        ("old/fab",),
        True,
    )


def test_the_folder_of_a_page_is_its_slug():
    document = page('title = "a"', "content/blog/2025-11-04_円安/index.md")
    assert (document.slug, document.sections) == ("円安", ("blog",))
    assert document.date == datetime(2025, 11, 4, tzinfo=TOKYO)


def test_the_page_of_a_section_is_noted():
    assert "section" in page('title = "a"', "content/blog/_index.md").notes[0]
