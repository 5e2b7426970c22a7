"""What each form makes of one feed, against files that were read by people."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from posts.public.feed_formats import FORMS, feed_links
from posts.public.feeds.atom import write_atom
from posts.public.feeds.json_feed import write_json
from posts.public.feeds.rss import write_rss
from tests.posts.public.feeds.channels import BARE, channel

GOLDEN = Path(__file__).parent / "golden"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("file", "write"),
    [("feed.xml", write_rss), ("atom.xml", write_atom), ("feed.json", write_json)],
)
def test_a_feed_is_written_as_in_its_golden_file(file, write):
    assert write(channel(file)).decode() == (GOLDEN / file).read_text(encoding="utf-8")


def test_an_identity_that_is_no_address_becomes_one_in_atom():
    feed = ElementTree.fromstring(write_atom(channel("atom.xml", (BARE,))))
    assert feed.findtext(f"{ATOM}entry/{ATOM}id") == "urn:x-guid:42"


def test_a_feed_without_items_says_so_in_every_form():
    empty = channel("feed", ())
    assert ElementTree.fromstring(write_rss(empty)).findall("channel/item") == []
    atom = ElementTree.fromstring(write_atom(empty))
    assert (atom.findall(f"{ATOM}entry"), atom.findtext(f"{ATOM}updated")) == (
        [],
        "1970-01-01T00:00:00+00:00",
    )
    assert json.loads(write_json(empty))["items"] == []


def test_an_article_without_text_has_its_title_for_text_in_json():
    (item,) = json.loads(write_json(channel("feed.json", (BARE,))))["items"]
    assert item["content_text"] == "題名だけ"
    assert "content_html" not in item


def test_each_subject_has_a_feed_in_each_form():
    assert [link.url for link in feed_links("技術", "category", "tech")] == [
        "/feeds/tech.xml",
        "/category/tech/atom.xml",
        "/category/tech/feed.json",
    ]
    assert [link.url for link in feed_links("半導体", "tag", "半")] == [
        "/tags/%E5%8D%8A/feed.xml",
        "/tags/%E5%8D%8A/atom.xml",
        "/tags/%E5%8D%8A/feed.json",
    ]
    assert [link.content_type for link in feed_links("瓦版")] == [
        form.content_type for form in FORMS
    ]
