"""Tests."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import Document, read, read_many
from posts.frontmatter.containers.wordpress import with_paragraphs, without_plain_shortcodes


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("一\n\n二", "<p>一</p>\n<p>二</p>"),
        ("一\r\n二", "<p>一<br>\n二</p>"),
        ("前<h2>節</h2>後", "<p>前</p>\n<h2>節</h2>\n<p>後</p>"),
        ("<ul>\n<li>一</li>\n</ul>\n文", "<ul>\n<li>一</li>\n</ul>\n<p>文</p>"),
        ("文<pre>a\n\nb</pre>文", "<p>文</p>\n<pre>a\n\nb</pre>\n<p>文</p>"),
        ("<pre>閉じない\n\nb", "<pre>閉じない\n\nb"),
        ("文\n<!--more-->\n文", "<p>文\n<!--more-->\n文</p>"),
        ("", ""),
    ],
)
def test_blank_lines_part_paragraphs(raw, html):
    assert [line for line in with_paragraphs(raw).split("\n") if line] == [
        line for line in html.split("\n") if line
    ]


@pytest.mark.parametrize(
    "html", ["<p>一</p>\n\n二", "<P class='a'>一</P>", "<!-- wp:image -->\n\nx"]
)
def test_html_with_paragraphs_stays_as_it_is(html):
    assert with_paragraphs(html) == html


@given(st.text(alphabet="ab<>/pre div\n円"))
def test_no_letter_is_lost(text):
    def letters(html: str) -> str:
        return "".join(letter for letter in html if letter in "円")

    assert letters(with_paragraphs(text)) == letters(text)


@pytest.mark.parametrize(
    ("html", "figure"),
    [
        (
            '[caption id="a" width="300"]<img src="/a.png"> 円の推移[/caption]',
            '<figure><img src="/a.png"><figcaption>円の推移</figcaption></figure>',
        ),
        (
            '[caption caption="円"]<a href="/b/"><img src="/a.png"></a>[/caption]',
            '<figure><a href="/b/"><img src="/a.png"></a><figcaption>円</figcaption></figure>',
        ),
        ('[caption]<img src="/a.png">[/caption]', '<figure><img src="/a.png"></figure>'),
        ("[caption]図はない[/caption]", "[caption]図はない[/caption]"),
        ("[caption]閉じない", "[caption]閉じない"),
    ],
)
def test_a_picture_with_a_caption_is_a_figure(html, figure):
    assert without_plain_shortcodes(html) == figure


def test_an_embedded_address_is_a_link():
    assert without_plain_shortcodes("[embed]https://a.example/?x=1&y[/embed]") == (
        '<p><a href="https://a.example/?x=1&amp;y">https://a.example/?x=1&amp;y</a></p>'
    )


@pytest.mark.parametrize("html", ["[embed]javascript:x[/embed]", '[gallery ids="1"]'])
def test_other_shortcodes_stay(html):
    assert without_plain_shortcodes(html) == html


TOKYO = ZoneInfo("Asia/Tokyo")
DAY = datetime(2012, 3, 6, 9, 30, tzinfo=TOKYO)


def export(*items: str) -> tuple[Document, ...]:
    inner = "".join(f"<item>{item}</item>" for item in items)
    text = (
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n' + inner + "</channel></rss>"
    )
    return read_many(text, name="export.xml", zone=TOKYO)


def item(elements: str = "", status: str = "publish", number: str = "42") -> str:
    return (
        f"<title>題</title><wp:post_id>{number}</wp:post_id><wp:status>{status}</wp:status>"
        f"<wp:post_type>post</wp:post_type>{elements}"
    )


@pytest.mark.parametrize(
    ("elements", "date"),
    [
        ("<wp:post_date_gmt>2012-03-06 00:30:00</wp:post_date_gmt>", DAY),
        ("<wp:post_date>2012-03-06 09:30:00</wp:post_date>", DAY),
        (
            "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
            "<wp:post_date>2012-03-06 09:30:00</wp:post_date>",
            DAY,
        ),
        ("<wp:post_date>0000-00-00 00:00:00</wp:post_date>", None),
    ],
)
def test_a_date_is_utc_if_the_export_tells_it_else_in_the_sites_zone(elements, date):
    assert export(item(elements))[0].date == date


def test_a_date_that_cannot_be_read_is_refused():
    with pytest.raises(FrontMatterError, match="wp:post_date"):
        export(item("<wp:post_date>2012-13-06 09:30:00</wp:post_date>"))


@pytest.mark.parametrize("status", ["draft", "pending", "private"])
def test_what_was_not_public_is_a_draft(status):
    (document,) = export(item(status=status))
    assert document.draft
    assert status in document.notes[0]


def test_what_was_public_or_scheduled_is_none():
    assert not export(item())[0].draft
    assert not export(item(status="future"))[0].draft


def test_a_password_makes_a_draft():
    assert export(item("<wp:post_password>x</wp:post_password>"))[0].draft


def test_what_was_thrown_away_is_passed_over():
    documents = export(item(), item(status="trash", number="43"))
    assert [document.name for document in documents] == ["export.xml#42"]


def test_a_page_is_read_as_such():
    page = item().replace(">post<", ">page<")
    assert [document.is_page for document in export(page, item(number="43"))] == [True, False]


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("https://old.example/2012/03/%e5%86%86/", "/2012/03/%E5%86%86/"),
        ("https://old.example/a:b/", "/a%3Ab/"),
        ("https://old.example/?p=42", ""),
        ("https://old.example/", ""),
        ("https://[/", ""),
        ("", ""),
    ],
)
def test_the_path_of_the_link_is_the_address(link, path):
    assert export(item(f"<link>{link}</link>"))[0].permalink == path


def test_former_slugs_are_aliases():
    meta = (
        "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key>"
        "<wp:meta_value>old</wp:meta_value></wp:postmeta>"
    )
    assert export(item(f"<link>https://a.jp/2012/new/</link>{meta}"))[0].aliases == ("/2012/old/",)
    assert export(item(meta))[0].aliases == ()


def test_an_export_without_articles_is_refused():
    with pytest.raises(FrontMatterError, match="no articles"):
        export("<wp:post_type>attachment</wp:post_type>")


def test_one_article_cannot_be_asked_of_an_export_with_two():
    text = f'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>{item()}</item><item>{item()}</item></channel></rss>'
    with pytest.raises(FrontMatterError, match="export of wordpress with 2 articles"):
        read(text, name="a.xml", zone=TOKYO)


def test_moments_are_told_in_utc():
    document = export(item("<wp:post_modified_gmt>2012-03-06 00:30:00</wp:post_modified_gmt>"))[0]
    assert document.updated_at == datetime(2012, 3, 6, 0, 30, tzinfo=UTC)
