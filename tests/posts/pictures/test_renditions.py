"""Lighter copies: which there are, and what becomes of pictures of which there can be none."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from posts.pictures import MadeRendition, PictureFault, PictureFaultError, make_renditions
from posts.pictures.renditions import COVER_SHAPE
from tests.drawn import camera_exif, drawn, encoded

MIDDLE = (0.5, 0.5)


def colour_at(data: bytes, place: tuple[int, int]) -> tuple[int, int, int]:
    with Image.open(BytesIO(data)) as picture:
        red, green, blue = (
            picture.convert("RGB").crop((*place, place[0] + 1, place[1] + 1)).tobytes()
        )
        return red, green, blue


def made_or_fault(data: bytes) -> list[MadeRendition] | PictureFault:
    try:
        return make_renditions(data, MIDDLE)
    except PictureFaultError as error:
        return error.fault


def fault_of(data: bytes) -> PictureFault:
    with pytest.raises(PictureFaultError) as caught:
        make_renditions(data, MIDDLE)
    return caught.value.fault


def test_a_cover_becomes_avif_and_webp_in_every_width_below_its_own():
    made = make_renditions(drawn(1200, 630), MIDDLE)
    assert [(each.format, each.width, each.cropped) for each in made] == [
        (kind, width, False) for width in (240, 480, 736, 1080) for kind in ("avif", "webp")
    ]
    for each in made:
        with Image.open(BytesIO(each.data)) as picture:
            assert picture.format == each.format.upper()
            assert picture.size == (each.width, each.height)


def test_no_copy_is_wider_or_heavier_than_the_picture():
    data = drawn(300, 200)
    for each in make_renditions(data, MIDDLE):
        assert each.width <= 300
        assert len(each.data) < len(data)


def test_an_icon_stays_as_it_is():
    assert make_renditions(drawn(32, 32), MIDDLE) == []


def test_another_shape_is_also_cropped_to_that_of_covers():
    crops = [each for each in make_renditions(drawn(1000, 1000), MIDDLE) if each.cropped]
    assert crops
    for each in crops:
        assert each.width / each.height == pytest.approx(COVER_SHAPE, rel=0.01)


def test_the_focal_point_stays_in_sight():
    data = drawn(400, 1200)
    top = next(each for each in make_renditions(data, (0.5, 0.0)) if each.cropped)
    bottom = next(each for each in make_renditions(data, (0.5, 1.0)) if each.cropped)
    red, green, _ = colour_at(top.data, (5, 5))
    assert red > 200
    assert green < 60
    assert colour_at(bottom.data, (5, 5))[1] != green


def test_a_picture_from_a_turned_camera_stands_upright():
    made = make_renditions(drawn(300, 200, "JPEG", exif=camera_exif(orientation=6)), MIDDLE)
    whole = next(each for each in made if not each.cropped)
    assert whole.height > whole.width


def test_copies_tell_nothing_of_the_camera():
    for each in make_renditions(drawn(300, 200, "JPEG", exif=camera_exif(6)), MIDDLE):
        assert b"SecretPhone" not in each.data
        with Image.open(BytesIO(each.data)) as picture:
            assert not picture.getexif()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_a_png_is_read(mode):
    picture = Image.linear_gradient("L").resize((400, 300))
    data = encoded(picture.convert(mode) if mode != "I;16" else picture.convert("I;16"), "PNG")
    make_renditions(data, MIDDLE)


def test_a_cmyk_jpeg_is_read():
    data = encoded(Image.new("CMYK", (600, 400), (0, 200, 200, 0)), "JPEG", quality=100)
    for each in make_renditions(data, MIDDLE):
        red, green, _ = colour_at(each.data, (10, 10))
        assert red > green


def test_what_shines_through_stays_so():
    picture = Image.linear_gradient("L").resize((400, 300)).convert("RGBA")
    picture.putalpha(Image.radial_gradient("L").resize((400, 300)))
    for each in make_renditions(encoded(picture, "PNG"), MIDDLE):
        with Image.open(BytesIO(each.data)) as copy:
            assert copy.mode == "RGBA"


def test_a_moving_picture_is_not_stopped():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert fault_of(data) == PictureFault.MOVING


def test_a_bomb_is_not_unpacked():
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")):
        check = struct.pack(">I", zlib.crc32(kind + body))
        bomb += struct.pack(">I", len(body)) + kind + body + check
    assert fault_of(bomb) == PictureFault.TOO_LARGE


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"not a picture", drawn()[:200]])
def test_what_is_no_whole_picture_is_broken(data):
    assert fault_of(data) == PictureFault.BROKEN


@settings(max_examples=60)
@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "AVIF"]), st.data())
def test_torn_files_are_copied_or_refused(kind, data):
    whole = drawn(70, 20, kind)
    torn = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 3))):
        if torn:
            torn[data.draw(st.integers(0, len(torn) - 1))] = data.draw(st.integers(0, 255))
    assert made_or_fault(bytes(torn)) is not None
