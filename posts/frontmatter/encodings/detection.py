"""Which legacy encoding a Japanese text is in: each is tried strictly, and the text must read well.

A wrong reading shows itself: as half-width kana, private characters and rare kanji, without the
hiragana of which every Japanese sentence is full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter

from posts.frontmatter.encodings.japanese_codecs import DECODERS

#: Japanese characters from which on a reading counts as certain. Of 735 real files with so many,
#: written again in CP932 and EUC-JP, none was read wrongly and one was refused; the limits below
#: were set with these files in view.
ENOUGH = 40

#: The characters of UTF-16, or the bytes of another encoding beyond ASCII, by which a text is
#: judged; more would only take time.
_SAMPLE = 100_000
_SAMPLE_BYTES = 200_000
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile(rb"[\r\n]")
#: Bytes at the end of a sample that may be a part of a character.
_LONGEST_REST = 2
_CANDIDATES = ("cp932", "euc_jp")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_KANJI = re.compile("[\u4e00-\u9fff\u3005\u3006]")
_MARKS = re.compile(
    "[\u3000-\u3003\u3007-\u301f\u30fb\uff01-\uff5e\u2010-\u2027\u203b\u00d7\u2190-\u2193]"
)
# Signs of mathematics, boxes and shapes tell nothing: they are written in trees and diagrams.
_OTHERS = re.compile("[^\x00-\x7f\u2200-\u25ff]")
# C1 controls and private characters.
_NEVER_WRITTEN = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd]")
_UTF16_LINE_END_OR_BLANK = re.compile("[\n\r ]")
#: The first bytes, in EUC-JP, with which kanji of the first level of JIS X 0208 begin.
_FIRST_LEVEL = range(0xA1, 0xD0)
_LEAST_JAPANESE = 0.85
_LEAST_KANA = 0.1


@dataclass(frozen=True)
class EncodingGuess:
    """What a text is in one encoding.

    ``japanese`` counts the kana, kanji and Japanese marks in its first lines that hold any.
    """

    encoding: str
    text: str
    japanese: int


def plausible_readings(data: bytes) -> tuple[EncodingGuess, ...]:
    """Return the readings of ``data`` in the legacy encodings that look like Japanese sentences.

    The most plausible stands first: the one with fewer rare kanji.
    """
    beyond_ascii = _sample_beyond_ascii(data)
    found = []
    for encoding in _CANDIDATES:
        sample = _decoded_sample(beyond_ascii, encoding)
        if not reads_as_japanese(sample):
            continue
        try:
            text = DECODERS[encoding](data)
        except UnicodeDecodeError:
            continue
        if _NEVER_WRITTEN.search(text) is None:
            reading = EncodingGuess(encoding, text, count_japanese(sample))
            found.append((_count_rare(sample), reading))
    return tuple(reading for _, reading in sorted(found, key=itemgetter(0)))


def _sample_beyond_ascii(data: bytes) -> bytes:
    """Return the first lines with more than ASCII, each from its first character that is not.

    That character begins with the first high byte, and no encoding has line ends in characters.
    """
    parts: list[bytes] = []
    room = _SAMPLE_BYTES
    end = 0
    while room > 0 and (high := _BEYOND_ASCII.search(data, end)):
        begin = high.start()
        line_end = _LINE_END.search(data, begin, begin + room)
        end = line_end.end() if line_end else begin + room
        parts.append(data[begin:end])
        room -= end - begin
    return b"".join(parts)


def _decoded_sample(sample: bytes, encoding: str) -> str:
    """Return a sample in this encoding, without a character cut off at its end; "" if it is not."""
    for rest in range(_LONGEST_REST + 1):
        try:
            return DECODERS[encoding](sample[: len(sample) - rest])
        except UnicodeDecodeError:
            continue
    return ""


def _count_rare(text: str) -> int:
    """Count the kanji of the second level of JIS X 0208, and those beyond it."""
    kanji = _KANJI.findall(text)
    return sum(sign.encode("euc_jp", "replace")[0] not in _FIRST_LEVEL for sign in kanji)


def reads_as_japanese(text: str) -> bool:
    """Say whether the characters beyond ASCII are those of Japanese, kana among them."""
    kana, kanji = len(_KANA.findall(text)), len(_KANJI.findall(text))
    others = len(_OTHERS.findall(text))
    return (
        kana > _LEAST_KANA * (kana + kanji)
        and count_japanese(text) >= _LEAST_JAPANESE * others
        and _NEVER_WRITTEN.search(text) is None
    )


def reads_as_utf16(text: str) -> bool:
    """Say whether text that was decoded as UTF-16 is text: ASCII and Japanese, with blanks.

    ASCII with its bytes the wrong way round is kanji too, but has neither blanks nor line ends.
    """
    sample = text[:_SAMPLE]
    known = len(sample) - len(_OTHERS.findall(sample)) + count_japanese(sample)
    return (
        known >= _LEAST_JAPANESE * len(sample)
        and _UTF16_LINE_END_OR_BLANK.search(sample) is not None
        and "\0" not in text
    )


def count_japanese(text: str) -> int:
    """Count kana, kanji and the marks that Japanese sets between them."""
    return sum(len(pattern.findall(text)) for pattern in (_KANA, _KANJI, _MARKS))
