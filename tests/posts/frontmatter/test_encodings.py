"""One text in every encoding that Japanese archives come in: the same document, or a doubt."""

import unicodedata
from zoneinfo import ZoneInfo

import pytest

from posts.frontmatter import Document, decode, read
from tests.posts.frontmatter.encodings.test_decoding import ENCODINGS

TEXTS = {
    "an article": "---\ntitle: 円安〜その行方\ndate: 2025-11-04 09:30\n---\n"
    "円はどこまで下がるのか。「わからない」と専門家はいう‖それでも市場は動く。",
    "half-width kana": "---\ntitle: 受注ﾃﾞｰﾀの行方について\n---\n"
    "どこまで下がるのか、ﾃﾞｰﾀを見てみましょう。これだけあれば、もう間違えようがありません。",
    "Greek and Cyrillic": "---\ntitle: αとЖのある題\n---\nこれはαとЖのある本文です。"
    "どこまで下がるのか、まだだれにもわかりません。それでも書きます。",
    "code": "---\ntitle: コードの話\n---\nこの一行を見てほしい。どこがおかしいか、わかるだろうか。"
    "答えはあとで書くことにします。\n\n```\nif (a[0] == '\\\\') { return ~b | c; }\n```",
    "a late beginning": "---\ntitle: Late\n---\n" + "plain text\n" * 12_000
    + "ここからは日本語の文章です。かなりあとに来るけれど、きちんと読まれなければなりません。",
}  # fmt: skip
NEWLINES = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def document(data: bytes) -> Document:
    decoded = decode(data)
    assert decoded.doubt == ""
    return read(decoded.text, name="a.md", zone=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", NEWLINES)
def test_one_text_in_every_encoding_is_one_document(text, encoding, newline):
    written = TEXTS[text].replace("\n", NEWLINES[newline])
    expected = document(written.encode())
    assert expected.title == TEXTS[text].splitlines()[1].removeprefix("title: ")
    assert document(ENCODINGS[encoding](written)) == expected


@pytest.mark.parametrize("newline", NEWLINES)
def test_the_ends_of_lines_change_nothing_of_what_a_head_says(newline):
    text = TEXTS["an article"]
    plain, other = document(text.encode()), document(text.replace("\n", NEWLINES[newline]).encode())
    assert (other.fields, other.title, other.date) == (plain.fields, plain.title, plain.date)


def test_a_name_in_nfd_gives_the_document_of_the_name_in_nfc():
    names = [unicodedata.normalize(form, "2025-11-04-がぎ.md") for form in ("NFC", "NFD")]
    first, second = (read("本文", name=name, zone=ZoneInfo("Asia/Tokyo")) for name in names)
    assert first == second
