import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter.containers.wxr import parse_wxr

BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><item><title>&b;</title></item></channel></rss>"""
LOCAL_FILE = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss><channel><item><title>&a;</title></item></channel></rss>"""


def rss(inner: str) -> str:
    return f"<rss><channel>\n{inner}\n</channel></rss>"


def test_an_items_elements_terms_and_meta_data_are_told():
    (item,) = parse_wxr(
        rss(
            "<item><title>題 &amp; 名</title><category domain='post_tag'>為替</category>"
            "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:postmeta>"
            "<content:encoded>\n<![CDATA[<p>本文</p>]]></content:encoded>"
            "<wp:comment><title>別</title></wp:comment></item>"
        )
    ).items
    assert (item.text("title"), item.terms, item.metas("k")) == (
        "題 & 名",
        [("post_tag", "為替")],
        ["v"],
    )
    assert item.texts["content:encoded"] == "\n<p>本文</p>"
    assert (item.line, item.comments) == (2, 1)


def test_authors_are_known_by_their_login():
    export = parse_wxr(
        rss(
            "<wp:author><wp:author_login>h</wp:author_login>"
            "<wp:author_display_name>花子</wp:author_display_name></wp:author>"
            "<wp:author><wp:author_login>t</wp:author_login></wp:author>"
        )
    )
    assert export.authors == {"h": "花子", "t": "t"}


@pytest.mark.parametrize("text", [BOMB, LOCAL_FILE])
def test_a_document_type_is_refused_before_anything_is_expanded(text):
    with pytest.raises(FrontMatterError, match="bomb") as fault:
        parse_wxr(text)
    assert fault.value.line == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("<rss>\n<channel>", 2),
        ("<rss>\n</channel>", 2),
        ("<rss>\n&nbsp;</rss>", 2),
        ("<a>" * 100, 1),
        ("<rss>" + "<a>" * 200_000, 1),
    ],
)
def test_broken_xml_and_deep_nesting_are_refused_with_their_line(text, line):
    with pytest.raises(FrontMatterError) as fault:
        parse_wxr(text)
    assert fault.value.line == line


def test_control_characters_that_xml_forbids_are_removed_and_noted():
    export = parse_wxr(rss("<item><title>a\x08b</title></item>"))
    assert export.items[0].text("title") == "ab"
    assert len(export.notes) == 1


def test_the_declared_encoding_of_a_decoded_text_is_not_believed():
    text = '<?xml version="1.0" encoding="Shift_JIS"?>' + rss("<item><title>円安</title></item>")
    assert parse_wxr(text).items[0].text("title") == "円安"


@given(st.text(alphabet="<>/&;![]CDAT rscmitle='\"x\n円", max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        export = parse_wxr(rss(text))
    except FrontMatterError:
        return
    assert all(isinstance(value, str) for item in export.items for value in item.texts.values())
