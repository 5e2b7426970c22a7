"""A publication's own colour, made light or dark enough to be read on the pages of both themes."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

#: The least contrast of text to what it stands on (WCAG 2.2, 1.4.3).
LEAST_CONTRAST = 4.5

#: The colour of a publication that has chosen none.
HOUSE_ACCENT = "#b4321a"

# What the accent stands on, as in static/css/tokens.css: paper, raised, and text on the accent.
_LIGHT_GROUNDS = ("#fbfaf6", "#f2efe7", "#fffdf8")
_DARK_GROUNDS = ("#161513", "#201e1b", "#1c1a17")
#: How much of the accent is in the wash behind a notice, and how often a tone is tried.
_WASH_LIGHT, _WASH_DARK = 0.08, 0.14
_STEPS = 200


@dataclass(frozen=True)
class Tone:
    """The accent in one theme, and the pale ground made of it; both as ``#rrggbb``."""

    accent: str
    wash: str


def light_tone(colour: str) -> Tone:
    """The tone of ``colour`` (``#rrggbb``) on light pages, darker than it where it must be."""
    return _tone(colour, _LIGHT_GROUNDS, _WASH_LIGHT, -1)


def dark_tone(colour: str) -> Tone:
    """The tone of ``colour`` (``#rrggbb``) on dark pages, lighter than it where it must be."""
    return _tone(colour, _DARK_GROUNDS, _WASH_DARK, 1)


def style_sheet(colour: str) -> str:
    """The style sheet that gives pages this accent in place of the house's."""
    light, dark = light_tone(colour), dark_tone(colour)
    return (
        ":root, :host {\n"
        f"  --accent: light-dark({light.accent}, {dark.accent});\n"
        f"  --accent-wash: light-dark({light.wash}, {dark.wash});\n"
        "}\n"
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``#rrggbb``), from 1 to 21, as WCAG defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _tone(colour: str, grounds: tuple[str, ...], share: float, way: int) -> Tone:
    """The nearest tone of a colour that is read on all ``grounds`` and on its own wash."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        moved = min(1.0, max(0.0, lightness + way * step / _STEPS))
        accent = _written(colorsys.hls_to_rgb(hue, moved, saturation)) if step else colour.lower()
        wash = _mixed(accent, grounds[0], share)
        if all(contrast(accent, ground) >= LEAST_CONTRAST for ground in (*grounds, wash)):
            return Tone(accent, wash)
    raise AssertionError("black and white are read on every ground")


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return _written(tuple(one * share + other * (1 - share) for one, other in pairs))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _written(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
