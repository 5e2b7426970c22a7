import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import decode


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
    assert decode(data) == "円安\r\n"


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "iso-2022-jp", "utf-8"])
def test_a_named_encoding_is_used(encoding):
    assert decode("円安".encode(encoding), encoding) == "円安"


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
