"""Which letters the card's font can draw, and what stands in for those that it cannot."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import ImageFont

_FONT = Path(__file__).parent / "fonts" / "NotoSerifCJKjp-Bold-subset.otf"

#: What Japanese printers set for a letter that they did not have.
GETA = "〓"

#: Signs that may go without being missed: emoji, joiners, marks of direction, variants, accents.
_DROPPED = frozenset({"So", "Sk", "Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp"})
_NO_CHARACTER = "\uffff"


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The font of the cards (SIL Open Font License, see fonts/OFL.txt), ``size`` pixels high."""
    return ImageFont.truetype(_FONT, size)


def drawable(text: str) -> str:
    """Return ``text`` in one line with nothing in it that the font lacks.

    Compatibility letters become plain ones, emoji go, and a run of other letters that are missing
    becomes one 〓 (each kanji its own).
    """
    return " ".join("".join(_letters(text)).split())


def _letters(text: str) -> Iterator[str]:
    run = False
    for letter in text:
        replaced = _replacement(letter)
        is_foreign = replaced == GETA and not _is_kanji(letter)
        if not (is_foreign and run):
            yield replaced
        run = is_foreign or (run and replaced == "")


@cache
def _replacement(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in ("Cf", "Cc", "Mn", "Me"):
        return ""
    if _has(letter):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(_has(part) for part in plain):
        return plain
    return "" if unicodedata.category(letter) in _DROPPED else GETA


def _is_kanji(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK ")


def _has(letter: str) -> bool:
    return letter == GETA or _drawing(letter) != _drawing(_NO_CHARACTER)


def _drawing(letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font(24).getmask(letter)
    return mask.size, bytes(mask)
