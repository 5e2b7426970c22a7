"""What a camera wrote beside the pixels does not go to readers."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from posts.pictures import without_private_data
from tests.drawn import MAKER, ORIENTATION, camera_exif, drawn, pixels

KINDS = ("JPEG", "PNG", "WEBP")


def exif_of(data: bytes) -> dict[int, object]:
    with Image.open(BytesIO(data)) as picture:
        return dict(picture.getexif())


@pytest.mark.parametrize("kind", [*KINDS, "AVIF"])
def test_place_and_device_are_gone(kind):
    data = drawn(kind=kind, exif=camera_exif())
    assert exif_of(data)[MAKER] == "SecretPhone"
    shown = without_private_data(data)
    assert exif_of(shown).get(MAKER) is None
    assert b"SecretPhone" not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_the_pixels_stay_to_the_bit(kind):
    data = drawn(kind=kind, exif=camera_exif())
    assert pixels(without_private_data(data)) == pixels(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_was_turned_says_so_still(kind):
    shown = without_private_data(drawn(kind=kind, exif=camera_exif(orientation=6)))
    assert exif_of(shown) == {ORIENTATION: 6}


@pytest.mark.parametrize("kind", [*KINDS, "AVIF", "GIF"])
def test_what_tells_nothing_comes_back_to_the_bit(kind):
    data = drawn(kind=kind)
    assert without_private_data(data) == data


def test_comments_and_texts_are_gone():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "somebody")
    told.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>somebody</x:xmpmeta>")
    assert b"somebody" not in without_private_data(drawn(pnginfo=told))
    assert b"somebody" not in without_private_data(drawn(kind="JPEG", comment=b"somebody"))
    assert b"somebody" not in without_private_data(drawn(kind="WEBP", xmp=b"somebody"))


def test_the_colour_profile_stays():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in KINDS:
        shown = without_private_data(drawn(kind=kind, icc_profile=profile, exif=camera_exif()))
        with Image.open(BytesIO(shown)) as picture:
            assert picture.info["icc_profile"] == profile


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_behind_the_end_is_cut_off(kind):
    data = drawn(kind=kind)
    assert without_private_data(data + b"a film with a place") == data


def test_a_progressive_picture_stays_whole():
    data = drawn(kind="JPEG", progressive=True, exif=camera_exif())
    assert pixels(without_private_data(data)) == pixels(data)


@given(st.sampled_from(KINDS), st.data())
def test_broken_files_break_nothing(kind, data):
    whole = drawn(40, 30, kind, exif=camera_exif(3))
    cut = data.draw(st.integers(0, len(whole)))
    place = data.draw(st.integers(0, len(whole) - 1))
    torn = bytearray(whole[:cut])
    if place < cut:
        torn[place] = data.draw(st.integers(0, 255))
    once = without_private_data(bytes(torn))
    assert without_private_data(once) == once


@given(st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP"]), st.binary())
def test_any_bytes_behind_a_beginning_break_nothing(start, rest):
    once = without_private_data(start + rest)
    assert without_private_data(once) == once


@given(st.binary(max_size=200))
def test_what_is_no_picture_comes_back(data):
    if not data.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF")):
        assert without_private_data(data) == data
