from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import Decoded, decode, read
from posts.frontmatter.encodings.japanese_codecs import DECODERS

TOKYO = ZoneInfo("Asia/Tokyo")
ARTICLE = """---
title: 円安〜その行方−①と髙田﨑
date: 2025-11-04 09:30
tags: [為替, 半導体]
---
円はどこまで下がるのか。「わからない」と専門家はいう‖それでも市場は動く。¢と£と¬も書く。
"""
#: Windows has other characters for these signs of JIS X 0208.
TO_WINDOWS = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 with a mark": lambda text: text.encode("utf-16"),
    "utf-16, little end first": lambda text: text.encode("utf-16-le"),
    "utf-16, big end first": lambda text: text.encode("utf-16-be"),
    "cp932": lambda text: text.translate(TO_WINDOWS).encode("cp932"),
    "euc-jp": lambda text: _with_rows_of_windows(
        text, "euc_jp", b"\xad\xa1", b"\xfc\xe2", b"\xf9\xf5"
    ),
    "iso-2022-jp": lambda text: _with_rows_of_windows(
        text, "iso2022_jp_ext", b"\x1b$B-!\x1b(B", b"\x1b$B|b\x1b(B", b"\x1b$Byu\x1b(B"
    ),
}


def _with_rows_of_windows(text: str, codec: str, *signs: bytes) -> bytes:
    """Encode a text with ①, 髙 and 﨑, which Python's own codecs cannot write."""
    data = text.translate(str.maketrans("①髙﨑", "\x01\x02\x03")).encode(codec)
    for number, sign in enumerate(signs, start=1):
        data = data.replace(bytes([number]), sign)
    return data


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_text_in_every_encoding_is_one_document(encoding, newline):
    text = ARTICLE.replace("\n", newline)
    decoded = decode(ENCODINGS[encoding](text))
    assert decoded.doubt == ""
    document = read(decoded.text, name="a.md", zone=TOKYO)
    assert document == read(text, name="a.md", zone=TOKYO)
    assert document.head + document.body == text


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_a_short_text_is_read_with_a_doubt(encoding):
    decoded = decode("円安はつづく。".encode(encoding))
    assert (decoded.text, decoded.encoding) == ("円安はつづく。", encoding)
    assert "--encoding" in decoded.doubt


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_of_two_plausible_readings_the_one_with_fewer_rare_kanji_counts(monkeypatch, encoding):
    """No sentence is known that reads well in both, so the second reading is lent to it."""
    other = {"cp932": "euc_jp", "euc_jp": "cp932"}[encoding]
    monkeypatch.setitem(DECODERS, other, lambda data: "これは齟齬です。")
    decoded = decode("これは食い違いです。".encode(encoding))
    assert (decoded.text, decoded.encoding) == ("これは食い違いです。", encoding)
    assert f"it could be {other}" in decoded.doubt


@pytest.mark.parametrize("text", ["円安", "ﾃﾞｰﾀ", "一二三四五六七八九十" * 10])
def test_a_text_without_kana_is_not_guessed_at(text):
    with pytest.raises(FrontMatterError, match="--encoding"):
        decode(text.encode("cp932"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Débuter avec le café à la crème, déjà vu.", "latin-1"),
        ("东京的天气很好，我们去公园散步吧。" * 5, "gbk"),
        ("도쿄의 날씨는 매우 좋습니다. 공원에 갑시다." * 5, "euc_kr"),
        ("東京的天氣很好，我們去公園散步吧。" * 5, "big5"),
    ],
)
def test_texts_of_other_languages_are_not_taken_for_japanese(text, encoding):
    with pytest.raises(FrontMatterError, match="--encoding"):
        decode(text.encode(encoding))


def test_a_few_kanji_that_pass_for_letters_in_utf8_are_doubted():
    decoded = decode("Function App名".encode("euc_jp"))
    assert decoded.encoding == "utf-8"
    assert "App名" in decoded.doubt
    assert decode("Οδυσσέας と名".encode()).doubt == ""
    assert decode("déjà".encode()).doubt == ""
    assert decode("El niño aún está aquí, © 2025 ± 3".encode()).doubt == ""


def test_one_kanji_that_passes_for_a_lone_letter_in_utf8_is_doubted():
    assert "短" in decode("No. 3: 短".encode("euc_jp")).doubt


def test_an_escape_character_alone_is_no_iso_2022_jp():
    assert decode(b"\x1b[0m plain") == Decoded("\x1b[0m plain", "utf-8")


@given(st.binary(), st.sampled_from(["auto", "cp932", "euc-jp", "iso-2022-jp", "utf-16", "utf-8"]))
def test_any_bytes_are_decoded_or_refused(data, encoding):
    try:
        decoded = decode(data, encoding)
    except FrontMatterError:
        return
    assert "\0" not in decoded.text


@given(
    st.text(alphabet="あいうえおかきくけこ円安東京ヱ、。", min_size=40),
    st.sampled_from(["cp932", "euc_jp"]),
)
def test_sentences_are_never_read_in_a_wrong_encoding(text, encoding):
    text = "これは、" * 10 + text
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        "円安\r\n".encode(),
        "円安\r\n".encode("utf-8-sig"),
        "円安\r\n".encode("utf-16"),
        b"\xfe\xff" + "円安\r\n".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16, big end first"],
)
def test_unicode_is_known_by_its_marks_and_line_ends_stay(data):
    assert decode(data).text == "円安\r\n"


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "iso-2022-jp", "utf-8"])
def test_a_named_encoding_is_used(encoding):
    assert decode("円安".encode(encoding), encoding).text == "円安"


def test_a_byte_that_is_not_utf8_is_named_with_its_line_and_the_remedy():
    with pytest.raises(FrontMatterError, match="byte 0x89 in line 2 .*--encoding") as fault:
        decode(b"title\n" + "円安".encode("cp932"))
    assert fault.value.line == 2


def test_a_named_encoding_is_strict():
    with pytest.raises(FrontMatterError, match="is not euc_jp"):
        decode("円安".encode("cp932"), "euc-jp")


def test_a_binary_file_is_refused():
    with pytest.raises(FrontMatterError, match="binary file") as fault:
        decode(b"\x89PNG\r\n\x1a\n\0\0")
    assert fault.value.line == 3


def test_nul_characters_are_refused_in_every_encoding():
    with pytest.raises(FrontMatterError, match="NUL"):
        decode("a\0".encode("utf-16"))
    with pytest.raises(FrontMatterError, match="NUL"):
        decode(b"a\0", "cp932")


@pytest.mark.parametrize("encoding", ["klingon", "hex", "a\0b", ""])
def test_an_encoding_that_is_none_is_refused(encoding):
    with pytest.raises(FrontMatterError, match="--encoding"):
        decode(b"a", encoding)


def test_half_a_utf16_character_is_refused():
    with pytest.raises(FrontMatterError, match="utf-16"):
        decode(b"\xff\xfea")
