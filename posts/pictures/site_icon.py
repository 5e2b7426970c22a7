"""The icon of a publication: its logo, or the first letter of its name on its colour."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from posts.pictures.accent import contrast
from posts.pictures.opening import PictureFaultError, opened, upright
from posts.pictures.social_card import GETA, drawable, font

#: Changes with anything below that makes another icon of the same words.
ICON_RECIPE = "1"

#: The sides of the icons, in pixels: that of iOS, and those that a web manifest names.
ICON_SIDES = (180, 192, 512)

#: A logo wider or taller than this is a word, of which nothing is left on an icon.
WORDMARK = 2.0

_FAVICON_SIDES = [(16, 16), (32, 32), (48, 48)]
_PAPER, _INK, _ON_COLOUR = "#fbfaf6", "#1c1a17", "#fffdf8"
_NEARLY_SQUARE = 1.1
#: Of the icon's side: how large the letter is, and how wide a logo that is no square.
_LETTER, _LOGO = 0.68, 0.84


@dataclass(frozen=True)
class IconWords:
    """What an icon is made of: a letter on a colour (``#rrggbb``), or the file of a logo."""

    letter: str
    colour: str
    logo: bytes | None = None


def draw_icon(words: IconWords, side: int) -> bytes:
    """Draw an icon, ``side`` pixels wide and high, and return it as PNG."""
    buffer = BytesIO()
    _drawn(words, side).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def draw_favicon(words: IconWords) -> bytes:
    """Draw the icon in the sizes of browsers' tabs and return them as ICO."""
    buffer = BytesIO()
    _drawn(words, 192).save(buffer, "ICO", sizes=_FAVICON_SIDES)
    return buffer.getvalue()


def is_wordmark(width: int, height: int) -> bool:
    """Whether a logo of this size is too wide or too tall to become an icon."""
    return min(width, height) * WORDMARK < max(width, height)


def _drawn(words: IconWords, side: int) -> Image.Image:
    logo = _readable(words.logo)
    return _of_letter(words, side) if logo is None else _of_logo(logo, side)


def _readable(data: bytes | None) -> Image.Image | None:
    """The logo, unless browsers alone can read it (a vector), it is broken, or it is a word."""
    if data is None:
        return None
    try:
        with opened(data) as picture:
            logo = upright(picture).convert("RGBA")
    except PictureFaultError:
        return None
    return None if is_wordmark(*logo.size) else logo


def _of_logo(logo: Image.Image, side: int) -> Image.Image:
    """The logo on paper; a square without holes fills the icon."""
    is_square = max(logo.size) <= min(logo.size) * _NEARLY_SQUARE
    largest = side if is_square else round(side * _LOGO)
    scale = largest / max(logo.size)
    width, height = (max(1, round(length * scale)) for length in logo.size)
    resized = logo.resize((width, height), Image.Resampling.LANCZOS)
    icon = Image.new("RGBA", (side, side), _PAPER)
    icon.alpha_composite(resized, ((side - width) // 2, (side - height) // 2))
    return icon.convert("RGB")


def _of_letter(words: IconWords, side: int) -> Image.Image:
    icon = Image.new("RGB", (side, side), words.colour)
    letter = drawable(words.letter)[:1] or GETA
    on_it = max((_ON_COLOUR, _INK), key=lambda ink: contrast(ink, words.colour))
    shape = font(round(side * _LETTER))
    left, top, right, bottom = shape.getbbox(letter)
    place = (side / 2 - (left + right) / 2, side / 2 - (top + bottom) / 2)
    ImageDraw.Draw(icon).text(place, letter, fill=on_it, font=shape)
    return icon
