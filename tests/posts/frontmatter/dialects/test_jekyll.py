from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import Document, read

TOKYO = ZoneInfo("Asia/Tokyo")


def post(keys: str, name: str = "_posts/2025-11-04-fab.md", body: str = "本文\n") -> Document:
    return read(f"---\n{keys}\n---\n{body}", name=name, zone=TOKYO)


def test_a_date_without_an_offset_counts_in_the_given_zone():
    assert post("date: 2026-01-01 9:00").date == datetime(2026, 1, 1, 9, tzinfo=TOKYO)


@pytest.mark.parametrize("keys", ["title: a", "date:", "date: ''", "date: ~"])
def test_without_a_date_the_day_of_the_file_name_counts(keys):
    assert post(keys).date == datetime(2025, 11, 4, tzinfo=TOKYO)


def test_a_file_that_tells_no_date_has_none_and_a_note():
    document = post("title: a", name="about.md")
    assert document.date is None
    assert document.notes == ("the file tells no date",)


@pytest.mark.parametrize("key", ["date", "last_modified_at", "updated", "expires", "expiry_date"])
@pytest.mark.parametrize("value", ["soon", "2025-02-30", "[2025-01-01]", "{a: b}"])
def test_an_unreadable_date_is_refused_with_its_key_and_line(key, value):
    with pytest.raises(FrontMatterError, match=f"^{key}: ") as fault:
        post(f"title: a\n{key}: {value}")
    assert fault.value.line == 3


@pytest.mark.parametrize("value", ["[速報]", "{a: b}"])
def test_a_title_that_is_no_text_is_refused(value):
    with pytest.raises(FrontMatterError, match="quotation marks") as fault:
        post(f"layout: post\ntitle: {value}")
    assert fault.value.line == 3


@pytest.mark.parametrize("keys", ["layout: post", "title:", "title: ' '"])
def test_a_missing_title_is_the_first_heading_or_the_file_name_and_noted(keys):
    document = post(keys, body="# 題\n")
    assert document.title == "題"
    assert "first heading" in document.notes[0]
    assert post(keys).title == "fab"
    assert post(keys, name=".md").title == "無題"


@pytest.mark.parametrize(
    ("keys", "tags"),
    [
        ("tags: [a, b c, a]", ("a", "b c")),
        ("tags: a b\u3000c", ("a", "b", "c")),
        ("tags: a, b c、d", ("a", "b c", "d")),
        ("tag: b c", ("b c",)),
        ("tags:\ntag: [x]", ("x",)),
        ("tags: [a, [b, [c]], '', ]", ("a", "b", "c")),
        ("tags: [か\u3099, が]", ("が",)),
        ("tags: []", ()),
        ("tags:", ()),
    ],
)
def test_tags_are_a_list_or_a_text_split_by_jekylls_rule(keys, tags):
    assert post(keys).tags == tags


@pytest.mark.parametrize(
    ("keys", "categories"),
    [
        ("categories: [産業, [半導体]]", ("産業", "半導体")),
        ("categories: 産業 半導体", ("産業", "半導体")),
        ("category: AI News", ("AI News",)),
        ("category: [産業]", ("産業",)),
        ("category: 速報\ncategories: 産業 速報", ("産業", "速報")),
    ],
)
def test_categories_are_read_from_either_key(keys, categories):
    assert post(keys).categories == categories


@pytest.mark.parametrize(
    ("keys", "authors"),
    [
        ("author: 山田 花子", ("山田 花子",)),
        ("authors: 山田花子, 佐藤次郎", ("山田花子", "佐藤次郎")),
        ("author: {name: 山田花子, url: /y/}", ("山田花子",)),
        ("authors: [{name: 山田花子}, 佐藤次郎, 山田花子]", ("山田花子", "佐藤次郎")),
        ("author: null", ()),
    ],
)
def test_authors_are_names_or_maps_with_a_name(keys, authors):
    assert post(keys).authors == authors


def test_an_author_without_a_name_is_noted():
    document = post("title: a\nauthors: [{mail: x}]")
    assert document.authors == ()
    assert document.notes == ("authors (line 3) holds a map without a name and was ignored",)


@pytest.mark.parametrize(
    "keys",
    ["image: /a.png", "image: {path: /a.png}", "cover: {src: /a.png}", "thumbnail: {url: /a.png}"],
)
def test_an_image_is_a_text_or_a_map(keys):
    assert post(keys).image == "/a.png"


@pytest.mark.parametrize("value", ["[/a.png]", "{alt: x}"])
def test_an_image_without_an_address_is_noted(value):
    document = post(f"title: a\nimage: {value}")
    assert document.image == ""
    assert "image (line 3)" in document.notes[0]


@pytest.mark.parametrize("value", ["noindex", "'NOINDEX, follow'", "none", "[noindex, nofollow]"])
def test_robots_can_keep_a_post_out_of_the_index(value):
    assert post(f"robots: {value}").noindex


@pytest.mark.parametrize("value", ["index", "nonesuch", "", "noindexing"])
def test_other_words_for_robots_keep_it_in(value):
    assert not post(f"robots: {value}").noindex


@pytest.mark.parametrize("word", ["false", "No", "OFF", "'false'"])
def test_false_has_many_words(word):
    document = post(f"sitemap: {word}\npublished: {word}")
    assert not document.in_sitemap
    assert document.draft


def test_a_draft_says_so_or_lies_in_the_drafts_folder():
    assert post("draft: yes").draft
    assert post("title: a", name="blog/_drafts/fab.md").draft
    assert not post("title: a", name="_posts/_drafts").draft
    assert not post("draft: false\npublished: true").draft


def test_a_word_that_is_neither_true_nor_false_is_noted_and_ignored():
    document = post("title: a\nsitemap: perhaps")
    assert document.in_sitemap
    assert document.notes == ("sitemap (line 3) is neither true nor false and was ignored",)


def test_a_text_field_that_is_no_text_is_noted():
    document = post("title: a\ndescription: [b]\nslug: {c: d}")
    assert (document.description, document.slug) == ("", "")
    assert len(document.notes) == 2


@pytest.mark.parametrize("value", ["/old/", "[/old/]", "[/old/, /old/]"])
def test_redirects_become_aliases(value):
    assert post(f"redirect_from: {value}").aliases == ("/old/",)


def test_a_post_without_a_body_is_read_and_noted():
    assert post("title: a", body=" \n").notes == ("the post has no text below its front matter",)


@pytest.mark.parametrize("folder", ["_posts", "_drafts"])
def test_folders_above_the_posts_are_categories(folder):
    document = post("categories: [速報, ja]", name=f"ja/news/{folder}/deep/2025-11-04-fab.md")
    assert document.categories == ("ja", "news", "速報")


def test_a_redirect_may_lead_elsewhere():
    assert post("redirect_to: https://example.jp/").redirect_to == "https://example.jp/"
    assert post("redirect_to: [/a/, /b/]").redirect_to == "/a/"
    assert post("title: a").redirect_to == ""


def test_jekylls_slug_in_a_permalink_is_the_plain_one():
    assert post("permalink: /:year/:slug/").permalink == "/:year/:plain_slug/"


def test_long_addresses_of_redirects_are_kept():
    address = f"/{'a' * 300}/"
    assert post(f"redirect_from: {address}").aliases == (address,)


def test_the_first_heading_that_became_the_title_is_no_part_of_the_text():
    assert post("layout: post", body="# 題\n本文\n").text == "\n本文\n"
    assert post("title: 題", body="# 題\n本文\n").text == "# 題\n本文\n"
