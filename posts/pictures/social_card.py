"""The card that stands for a post without cover where it is shared: 1200 x 630, words on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from posts.pictures.accent import HOUSE_ACCENT, light_tone
from posts.pictures.headline_lines import LEADING, set_headline
from posts.pictures.opening import PictureFaultError, opened, upright

#: Changes with anything below that makes another card of the same words.
CARD_RECIPE = "1"

#: The size that X, Facebook and LINE ask for, in pixels.
CARD_SIZE = (1200, 630)

# The light colours of static/css/tokens.css: paper, ink, soft ink, line.
_PAPER, _INK, _SOFT, _LINE = "#fbfaf6", "#1c1a17", "#565149", "#dfdace"
_COLOURS = 32

_SIDE = 76
_TEXT_WIDTH = CARD_SIZE[0] - 2 * _SIDE
_TOP, _BOTTOM = 150, 530
_NAME_SIZE, _NOTE_SIZE = 36, 30
#: A logo is at most so wide and high, around this height, so far from the name.
_LOGO_ROOM, _LOGO_MIDDLE, _LOGO_GAP = (300, 56), 72, 18


@dataclass(frozen=True)
class CardWords:
    """What a card says; ``category`` and ``site`` (the host's name) may be "".

    ``accent`` is the publication's colour (``#rrggbb``), ``logo`` the digest of its logo's file.
    """

    headline: str
    publication: str
    category: str
    site: str
    accent: str = HOUSE_ACCENT
    logo: str = ""


def draw_card(words: CardWords, logo: bytes | None = None) -> bytes:
    """Draw a card and return it as PNG with a palette; ``logo`` is the file of the logo."""
    card = Image.new("RGB", CARD_SIZE, _PAPER)
    draw = ImageDraw.Draw(card)
    _draw_head(card, draw, words, logo)
    _draw_headline(draw, drawable(words.headline) or drawable(words.publication) or "―")
    _draw_foot(draw, words)
    buffer = BytesIO()
    palette = card.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _draw_head(
    card: Image.Image, draw: ImageDraw.ImageDraw, words: CardWords, logo: bytes | None
) -> None:
    """The rule of a newspaper's head, thick and thin, below the publication's logo and name."""
    right = CARD_SIZE[0] - _SIDE
    left = _SIDE + _place_logo(card, logo)
    name = _fitting(words.publication, _NAME_SIZE, right - left)
    draw.text((left, 84), name, fill=_INK, font=font(_NAME_SIZE), anchor="ls")
    draw.rectangle((_SIDE, 108, right, 113), fill=_INK)
    draw.rectangle((_SIDE, 119, right, 120), fill=_INK)


def _place_logo(card: Image.Image, data: bytes | None) -> int:
    """Put the logo before the name; return how many pixels it takes, 0 where it cannot be read."""
    if data is None:
        return 0
    try:
        with opened(data) as picture:
            logo = upright(picture).convert("RGBA")
    except PictureFaultError:
        return 0
    logo.thumbnail(_LOGO_ROOM, Image.Resampling.LANCZOS)
    card.paste(logo, (_SIDE, _LOGO_MIDDLE - logo.height // 2), logo)
    return logo.width + _LOGO_GAP


def _draw_headline(draw: ImageDraw.ImageDraw, text: str) -> None:
    setting = set_headline(
        text, _TEXT_WIDTH, _BOTTOM - _TOP, lambda line, size: font(size).getlength(line)
    )
    step = setting.size * LEADING
    free = _BOTTOM - _TOP - step * len(setting.lines)
    top = _TOP + free / 2 + (step - setting.size) / 2
    for number, line in enumerate(setting.lines):
        place = (_SIDE, top + number * step + setting.size * 0.88)
        draw.text(place, line, fill=_INK, font=font(setting.size), anchor="ls")


def _draw_foot(draw: ImageDraw.ImageDraw, words: CardWords) -> None:
    right, base = CARD_SIZE[0] - _SIDE, 584
    draw.rectangle((_SIDE, 540, right, 540), fill=_LINE)
    site = _fitting(words.site, _NOTE_SIZE - 4, _TEXT_WIDTH // 2)
    draw.text((right, base), site, fill=_SOFT, font=font(_NOTE_SIZE - 4), anchor="rs")
    category = _fitting(words.category, _NOTE_SIZE, _TEXT_WIDTH // 2 - _SIDE)
    if category:
        accent = light_tone(words.accent).accent
        draw.rectangle((_SIDE, base - 25, _SIDE + 7, base + 3), fill=accent)
        draw.text((_SIDE + 22, base), category, fill=accent, font=font(_NOTE_SIZE), anchor="ls")


def _fitting(text: str, size: int, width: int) -> str:
    line = drawable(text)
    if font(size).getlength(line) <= width:
        return line
    while line and font(size).getlength(line + "…") > width:
        line = line[:-1]
    return line + "…"


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
