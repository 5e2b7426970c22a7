"""How large a picture is in the eyes of readers."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from posts.pictures import upright_size
from tests.drawn import camera_exif, drawn


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (300, 200)), (3, (300, 200)), (8, (200, 300))]
)
def test_the_size_is_that_of_the_upright_picture(kind, orientation, size):
    with Image.open(BytesIO(drawn(kind=kind, exif=camera_exif(orientation)))) as picture:
        assert upright_size(picture) == size


def test_to_tell_the_size_of_a_png_its_pixels_are_not_unfolded(monkeypatch):
    with Image.open(BytesIO(drawn(kind="PNG"))) as picture:
        monkeypatch.setattr(picture, "load", lambda: pytest.fail("the pixels were loaded"))
        assert upright_size(picture) == (300, 200)
