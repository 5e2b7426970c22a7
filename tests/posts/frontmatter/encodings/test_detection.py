import pytest

from posts.frontmatter.encodings.detection import (
    count_japanese,
    plausible_readings,
    reads_as_japanese,
    reads_as_utf16,
)


def test_kana_kanji_and_their_marks_are_counted():
    assert count_japanese("円、ｱA安がー～") == 6


@pytest.mark.parametrize("text", ["円安がつづく。", "├── 円安がつづく", "Hello、円安がつづく abc"])
def test_sentences_read_as_japanese(text):
    assert reads_as_japanese(text)


@pytest.mark.parametrize(
    "text",
    ["", "plain", "円安", "ｱｲｳｴｵ円がｶｷｸ", "円安がつづく\ue000", "円安がつづく\x85", "éàüが"],
)
def test_other_text_does_not(text):
    assert not reads_as_japanese(text)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_one_reading_is_plausible(encoding):
    readings = plausible_readings("円安がつづく。".encode(encoding))
    assert [(reading.encoding, reading.japanese) for reading in readings] == [(encoding, 7)]


def test_ascii_the_wrong_way_round_is_no_utf16():
    data = "plain text\n".encode("utf-16-le")
    assert reads_as_utf16(data.decode("utf-16-le"))
    assert not reads_as_utf16(data.decode("utf-16-be"))
    assert not reads_as_utf16("a b\0")
