from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import read
from posts.frontmatter.containers.export_parts import ExportFacts, ExportPart
from posts.frontmatter.containers.wxr_parts import LARGEST_ITEM, WxrExport, is_wxr

TOKYO = ZoneInfo("Asia/Tokyo")
HEAD = """<?xml version="1.0"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>試験 &amp; 新報</title><link>https://old.example/blog/</link>
<wp:author><wp:author_login><![CDATA[h]]></wp:author_login>
<wp:author_display_name>花子</wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>%e5%86%86</wp:category_nicename>
<wp:cat_name><![CDATA[経済 &amp; 円]]></wp:cat_name></wp:category>
"""
FOOT = "</channel></rss>\n"


def item(number: int = 42, kind: str = "post", more: str = "", status: str = "publish") -> str:
    return (
        f"<item><title>題{number}</title><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>{more}</item>\n"
    )


def cut(*items: str) -> tuple[WxrExport, list[ExportPart]]:
    export = WxrExport((HEAD + "".join(items) + FOOT).encode())
    return export, list(export.parts())


def test_an_export_is_told_by_its_namespace():
    assert is_wxr(HEAD.encode())
    assert is_wxr(b"\xef\xbb\xbf" + HEAD.encode())
    assert not is_wxr(b'<?xml version="1.0"?><rss><channel><title>feed</title>')
    assert not is_wxr(b"# about http://wordpress.org/export/1.2/")


def test_each_part_is_an_export_with_its_article_and_its_author():
    export, parts = cut(item(1, more="<dc:creator>h</dc:creator>"), item(2, "page"))
    documents = [read(part.data.decode(), name="a.xml", zone=TOKYO) for part in parts]
    assert [(part.number, part.line, part.is_page) for part in parts] == [
        ("1", 8, False),
        ("2", 9, True),
    ]
    assert [document.title for document in documents] == ["題1", "題2"]
    assert documents[0].authors == ("花子",)
    assert export.facts == ExportFacts(
        "試験 & 新報", "", "https://old.example/blog/", (("経済 & 円", "円", ""),)
    )


def test_the_picture_of_an_article_comes_with_it_wherever_it_stands():
    meta = (
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
        "<wp:meta_value>50</wp:meta_value></wp:postmeta>"
    )
    picture = item(50, "attachment", "<wp:attachment_url>/a.png?x=1&amp;y</wp:attachment_url>")
    _, (part,) = cut(item(more=meta), picture)
    assert read(part.data.decode(), name="a.xml", zone=TOKYO).image == "/a.png?x=1&y"


def test_an_item_ends_where_its_tag_closes_and_not_within_its_text():
    text = "<content:encoded><![CDATA[</item><item>本文]]></content:encoded><!-- </item> -->"
    _, (part,) = cut(item(more=text))
    assert read(part.data.decode(), name="a.xml", zone=TOKYO).body == "<p></item><item>本文</p>"


@pytest.mark.parametrize(
    "passing",
    [
        "<wp:comment><wp:comment_content><![CDATA[</wp:comment>]]></wp:comment_content></wp:comment>",
        "<wp:postmeta><wp:meta_key><![CDATA[_edit_lock]]></wp:meta_key>"
        "<wp:meta_value>1:1</wp:meta_value></wp:postmeta>",
    ],
)
def test_what_passes_leaves_a_part_as_it_was(passing):
    _, (without,) = cut(item())
    _, (part,) = cut(item(more=passing))
    assert part.data == without.data


def test_a_comment_in_a_text_is_text():
    text = "<content:encoded><![CDATA[<wp:comment>例</wp:comment>]]></content:encoded>"
    _, (part,) = cut(item(more=text))
    assert "例" in read(part.data.decode(), name="a.xml", zone=TOKYO).body


def test_all_that_is_left_out_is_told():
    export, parts = cut(
        item(1, status="trash"), item(2, "nav_menu_item"), item(3, "nav_menu_item"),
        item(4, more="<wp:comment></wp:comment>"),
    )  # fmt: skip
    assert [part.left_out for part in parts] == [
        "is left out: its status in WordPress is trash",
        "",
    ]
    assert export.notes == [
        "comments of readers were not taken over: 1",
        "items that are no articles were passed over: 2 of nav_menu_item",
    ]


def test_a_number_that_stands_twice_gets_another_behind_it():
    _, parts = cut(item(1), item(1), "<item><title>番号なし</title></item>")
    assert [part.number for part in parts] == ["1", "1-2", "place-3"]


def test_a_broken_item_spoils_no_other_and_is_refused_by_its_reader():
    _, parts = cut(item(1), "<item><wp:post_id>2</wp:post_id>&undefined;<b></item>\n", item(3))
    assert [part.number for part in parts] == ["1", "2", "3"]
    with pytest.raises(FrontMatterError, match="no XML"):
        read(parts[1].data.decode(), name="a.xml", zone=TOKYO)


def test_a_file_that_is_cut_off_keeps_its_whole_items():
    whole = HEAD + item(1) + item(2)
    parts = list(WxrExport(whole.encode()[:-20]).parts())
    assert [part.number for part in parts] == ["1", "2"]
    assert not parts[0].fault
    assert parts[1].fault.startswith("the export ends in the middle of this item")


def test_a_huge_item_is_refused_and_the_next_one_read():
    huge = f"<content:encoded><![CDATA[{'x' * LARGEST_ITEM}]]></content:encoded>"
    _, parts = cut(item(1, more=huge), item(2))
    assert "more than 20,971,520 is not taken" in parts[0].fault
    assert (parts[1].number, parts[1].fault) == ("2", "")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_a_document_type_is_refused_with_its_line(declaration):
    text = HEAD.replace("<rss", f"{declaration}<rss") + item() + FOOT
    with pytest.raises(FrontMatterError, match="bomb") as fault:
        WxrExport(text.encode())
    assert fault.value.line == 2


def test_an_export_without_items_is_refused():
    with pytest.raises(FrontMatterError, match="no items"):
        WxrExport((HEAD + FOOT).encode())


PIECES = st.sampled_from(
    ["<item>", "</item>", "<![CDATA[", "]]>", "<!--", "-->", "<wp:comment>", "</wp:comment>",
     "円\n", "<wp:post_id>1</wp:post_id>", "<wp:postmeta>", "<wp:meta_key>_edit_lock", "&", "<"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_any_text_gives_parts_or_a_fault(pieces):
    try:
        parts = list(WxrExport((HEAD + "".join(pieces)).encode()).parts())
    except FrontMatterError:
        return
    assert len({part.number for part in parts}) == len(parts)
    for part in parts:
        assert part.fault or part.left_out or part.data
