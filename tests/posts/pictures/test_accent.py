"""A publication's colour is read on the pages of both themes, and stays its own where it can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.pictures import HOUSE_ACCENT
from posts.pictures.accent import (
    LEAST_CONTRAST,
    contrast,
    dark_tone,
    light_tone,
    style_sheet,
)

TOKENS = Path(__file__).parents[3] / "static/css/tokens.css"

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def token(name: str) -> tuple[str, str]:
    """The colour of this name in the light and in the dark theme."""
    found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", TOKENS.read_text("utf-8"))
    assert found
    return found[1], found[2]


def test_contrast_is_that_of_wcag():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_every_colour_is_read_on_all_that_it_stands_on_in_both_themes(colour):
    for theme, tone in enumerate((light_tone(colour), dark_tone(colour))):
        grounds = [token(name)[theme] for name in ("paper", "raised", "on-accent")]
        assert all(
            contrast(tone.accent, ground) >= LEAST_CONTRAST for ground in (*grounds, tone.wash)
        )


@pytest.mark.parametrize("colour", [HOUSE_ACCENT, "#1a5fb4", "#00557f"])
def test_a_colour_that_is_read_stays_as_it_is(colour):
    assert light_tone(colour).accent == colour


def test_the_house_has_the_colour_of_its_style_sheet():
    assert token("accent")[0] == HOUSE_ACCENT


def test_the_style_sheet_names_a_tone_for_each_theme():
    assert style_sheet("#FFFF00").splitlines()[1:3] == [
        "  --accent: light-dark(#707000, #ffff00);",
        "  --accent-wash: light-dark(#f0efe2, #373610);",
    ]
