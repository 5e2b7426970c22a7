"""Which legacy encoding a Japanese text is in: each is tried strictly, and the text must read well.

A wrong reading shows itself: as half-width kana, private characters and rare kanji, without the
hiragana of which every Japanese sentence is full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.frontmatter.japanese_codecs import DECODERS

#: Japanese characters from which on a reading counts as certain. Of 735 real files with so many,
#: written again in CP932 and EUC-JP, none was read wrongly and one was refused; the limits below
#: were set with these files in view.
ENOUGH = 40

#: The characters of a text by which it is judged; more would only take time.
_SAMPLE = 100_000
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
_LEAST_JAPANESE = 0.85
_LEAST_KANA = 0.1


@dataclass(frozen=True)
class Reading:
    """What a text is in one encoding.

    ``japanese`` counts the kana, kanji and Japanese marks at its beginning.
    """

    encoding: str
    text: str
    japanese: int


def plausible_readings(data: bytes) -> tuple[Reading, ...]:
    """Return the readings of ``data`` in the legacy encodings that look like Japanese sentences."""
    found = []
    for encoding in _CANDIDATES:
        try:
            text = DECODERS[encoding](data)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if reads_as_japanese(sample) and _NEVER_WRITTEN.search(text) is None:
            found.append(Reading(encoding, text, count_japanese(sample)))
    return tuple(found)


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
