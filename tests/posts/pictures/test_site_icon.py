"""Icons: a logo where it can be seen so small, else the first letter of the name."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from posts.pictures import ICON_SIDES, IconWords, draw_favicon, draw_icon
from tests.drawn import drawn

BLUE = "#1a5fb4"
LETTER = draw_icon(IconWords("A", BLUE), 180)


def icon(words: IconWords, side: int = 180) -> Image.Image:
    return Image.open(BytesIO(draw_icon(words, side)))


@pytest.mark.parametrize("side", ICON_SIDES)
def test_an_icon_is_a_square_png_on_the_colour(side):
    picture = icon(IconWords("A", BLUE), side)
    assert (picture.format, picture.size) == ("PNG", (side, side))
    assert picture.convert("RGB").getpixel((0, 0)) == (0x1A, 0x5F, 0xB4)


@pytest.mark.parametrize(("colour", "ink"), [("#1a1a80", 0xFF), ("#ffee00", 0x1C)])
def test_the_letter_is_read_on_its_colour(colour, ink):
    reds = icon(IconWords("■", colour)).convert("RGB").getchannel("R").histogram()
    assert reds[ink]


@pytest.mark.parametrize("letter", ["", "😀", "\0", "한", "瓦"])
def test_every_name_makes_an_icon(letter):
    assert icon(IconWords(letter, BLUE)).size == (180, 180)


def test_a_square_logo_fills_the_icon_and_another_stands_on_paper():
    square = icon(IconWords("A", BLUE, drawn(300, 300))).convert("RGB")
    tall = icon(IconWords("A", BLUE, drawn(300, 200))).convert("RGB")
    assert square.getpixel((0, 0)) != (0xFB, 0xFA, 0xF6)
    assert tall.getpixel((0, 0)) == (0xFB, 0xFA, 0xF6)
    assert draw_icon(IconWords("A", BLUE, drawn(300, 300)), 180) != LETTER


@pytest.mark.parametrize(
    "logo",
    [drawn(800, 100), b"<svg xmlns='http://www.w3.org/2000/svg'/>", drawn()[:60], b""],
    ids=["a word", "a vector", "torn", "empty"],
)
def test_a_logo_of_which_no_icon_can_be_made_gives_way_to_the_letter(logo):
    assert draw_icon(IconWords("A", BLUE, logo), 180) == LETTER


def test_a_favicon_holds_the_sizes_of_tabs():
    with Image.open(BytesIO(draw_favicon(IconWords("A", BLUE)))) as picture:
        assert picture.format == "ICO"
        assert picture.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
