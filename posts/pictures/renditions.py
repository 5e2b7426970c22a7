"""Lighter copies of a picture in the widths that pages use; never wider than the picture is."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from posts.pictures.opening import opened, upright

#: Changes with anything below that makes other bytes of the same picture.
RECIPE = "1"

#: Pixels across: a list on a phone and on a desk, a column on a phone (412 px at 1.75 pixels a
#: px, and at 2.6), and a column on a desk at two pixels a px.
WIDTHS = (240, 480, 736, 1080, 1472)

#: Signs and icons are as light as they get.
_NARROWEST = 64

#: A last step of less than a fifth saves readers nothing.
_LEAST_STEP = 1.2

#: The shape in which covers stand in lists and above articles, width to height.
COVER_SHAPE = 40 / 21
_SAME_SHAPE = 0.02

# Measured on 371 covers of 1200 x 630 (see CHANGELOG.md): a seventh of the bytes of a PNG, below
# half a second a rendition on one core.
_AVIF = {"quality": 50, "speed": 7, "max_threads": 1}
_WEBP = {"quality": 72, "method": 4}


@dataclass(frozen=True)
class MadeRendition:
    """One copy; ``format`` is "avif" or "webp", ``cropped`` says it has the shape of covers."""

    format: str
    cropped: bool
    width: int
    height: int
    data: bytes


def make_renditions(data: bytes, focal: tuple[float, float]) -> list[MadeRendition]:
    """Make every copy of a picture that is lighter than it, narrowest first, AVIF before WebP.

    ``focal`` is the point that stays in sight where the picture is cropped to the shape of covers,
    as shares of its width and height. Raises PictureFaultError as ``opened`` does.
    """
    with opened(data) as picture:
        whole = upright(picture)
    made = _copies(whole, len(data), cropped=False)
    if abs(whole.width / whole.height / COVER_SHAPE - 1) > _SAME_SHAPE:
        made += _copies(_crop(whole, focal), len(data), cropped=True)
    return made


def _copies(picture: Image.Image, most_bytes: int, *, cropped: bool) -> list[MadeRendition]:
    made: list[MadeRendition] = []
    for width in _widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        small = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for kind, options in (("avif", _AVIF), ("webp", _WEBP)):
            data = _encoded(small, kind, options)
            if len(data) < most_bytes:
                made.append(MadeRendition(kind, cropped, width, height, data))
    return made


def _widths(width: int) -> list[int]:
    """The widths of the house that are narrower, and the picture's own unless one is near."""
    if width < _NARROWEST:
        return []
    narrower = [each for each in WIDTHS if each < width]
    if width <= WIDTHS[-1] and (not narrower or width / narrower[-1] >= _LEAST_STEP):
        return [*narrower, width]
    return narrower


def _crop(picture: Image.Image, focal: tuple[float, float]) -> Image.Image:
    width, height = picture.size
    if width / height > COVER_SHAPE:
        part = (max(1, round(height * COVER_SHAPE)), height)
    else:
        part = (width, max(1, round(width / COVER_SHAPE)))
    left = _start(width, part[0], focal[0])
    top = _start(height, part[1], focal[1])
    return picture.crop((left, top, left + part[0], top + part[1]))


def _start(side: int, part: int, focal: float) -> int:
    """Where a part begins whose middle is to be at ``focal``, within the side."""
    return min(max(0, round(side * focal - part / 2)), side - part)


def _encoded(picture: Image.Image, kind: str, options: dict[str, int]) -> bytes:
    buffer = BytesIO()
    picture.info.clear()
    picture.save(buffer, kind.upper(), **options)
    return buffer.getvalue()
