import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter.source import Source

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('---\nTitle: a\n"tags": b\n  deep: c\n- d: e\n---\nbody: f\n', {"title", "tags"}),
        ('+++\ntitle = "a"\n[ extra ]\nb = 1\n+++\nc = 2\n', {"title", "extra", "b"}),
        ("---\rtitle: a\rtags: b\r---\r", {"title", "tags"}),
        ("title: a\n", set()),
    ],
)
def test_the_keys_of_a_fenced_head_are_known_without_reading_it(text, keys):
    assert Source(text=text, name="a.md", zone=TOKYO).keys == keys


def test_a_bundle_has_the_date_and_the_title_of_its_folder():
    source = Source(text="", name="posts/2025-11-04-円安/index.md", zone=TOKYO)
    assert source.date_in_name() == datetime(2025, 11, 4, tzinfo=TOKYO)
    assert source.title_in_name() == "円安"
    assert source.folders == ("posts", "2025-11-04-円安")


def test_a_decomposed_name_offers_a_composed_title():
    name = unicodedata.normalize("NFD", "ガバナンス.md")
    assert Source(text="", name=name, zone=TOKYO).title_in_name() == "ガバナンス"
