import pytest

from posts.frontmatter.encodings.japanese_codecs import (
    decode_cp932,
    decode_euc_jp,
    decode_iso_2022_jp,
)


def test_the_signs_of_windows_are_those_of_everybody_else():
    assert decode_cp932("～∥－￠￡￢―─".encode("cp932")) == "〜‖−¢£¬―─"
    assert decode_euc_jp("〜‖−¢£¬".encode("euc_jp")) == "〜‖−¢£¬"


def test_every_character_of_jis_x_0208_is_the_same_in_each_encoding():
    for row in (*range(1, 9), *range(16, 85)):
        for cell in range(1, 95):
            pair = bytes([row + 0xA0, cell + 0xA0])
            try:
                character = decode_euc_jp(pair)
            except UnicodeDecodeError:
                continue
            first = (row + 1) // 2 + (0x80 if row <= 62 else 0xC0)
            second = cell + 0x9E if row % 2 == 0 else cell + 0x3F + (cell >= 64)
            assert decode_cp932(bytes([first, second])) == character
            escaped = b"\x1b$B" + bytes(byte & 0x7F for byte in pair) + b"\x1b(B"
            assert decode_iso_2022_jp(escaped) == character


def test_the_rows_of_windows_are_read_in_every_encoding():
    assert decode_euc_jp(b"\xad\xa1\xfc\xe2") == "①髙"
    assert decode_iso_2022_jp(b"\x1b$B-!|b\x1b(B") == "①髙"


def test_a_heap_of_signs_of_windows_is_read_to_its_end():
    assert decode_euc_jp(b"\xad\xa1" * 2_500 + b"\xb1\xdf") == "①" * 2_500 + "円"


def test_jis_x_0212_and_half_width_kana_are_read():
    assert decode_euc_jp(b"\x8f\xb0\xa1\x8e\xb1") == "丂ｱ"
    assert decode_iso_2022_jp(b"\x1b$(D0!\x1b(I1\x1b(B") == "丂ｱ"


def test_a_line_end_ends_two_byte_text():
    assert decode_iso_2022_jp(b"\x1b$B1_\n0B") == "円\n0B"


@pytest.mark.parametrize("data", [b"\xa1", b"\xad\xfe", b"\xad", b"\xff\xff", b"\xa9\xa1"])
def test_what_is_no_euc_jp_is_refused(data):
    with pytest.raises(UnicodeDecodeError):
        decode_euc_jp(data)


@pytest.mark.parametrize("data", [b"\x1b$B1", b"\x1b$A1_", b"a\x80", b"\x1b"])
def test_what_is_no_iso_2022_jp_is_refused(data):
    with pytest.raises(UnicodeDecodeError):
        decode_iso_2022_jp(data)
