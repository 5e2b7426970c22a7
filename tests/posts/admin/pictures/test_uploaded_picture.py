from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image as Picture

from posts.admin.pictures.uploaded_picture import (
    PictureError,
    PictureFacts,
    extension_fits,
    path_for,
    read_picture,
)

# The last day of October in London, the first of November in Tokyo.
NIGHT = datetime(2026, 10, 31, 16, 0, tzinfo=UTC)
FACTS = PictureFacts("PNG", 3, 2, 70, "ab" * 32)


def picture(kind: str = "PNG", size: tuple[int, int] = (3, 2)) -> bytes:
    data = BytesIO()
    Picture.new("RGB", size, "white").save(data, kind)
    return data.getvalue()


def free(path: str) -> bool:
    return False


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_each_kind_that_browsers_show_is_read(kind):
    facts = read_picture(picture(kind))

    assert (facts.format, facts.width, facts.height) == (kind, 3, 2)


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture("BMP")],
    ids=["empty", "text", "svg", "bmp"],
)
def test_other_files_are_refused(data):
    with pytest.raises(PictureError, match="画像として読めません"):
        read_picture(data)


def test_a_picture_that_was_cut_off_is_refused():
    with pytest.raises(PictureError, match="壊れています"):
        read_picture(picture("PNG", (200, 200))[:120])


def test_a_small_file_that_unfolds_to_too_many_pixels_is_refused():
    with pytest.raises(PictureError, match="画素数が多すぎます"):
        read_picture(picture("PNG", (10_000, 9_000)))


def test_the_address_has_the_month_in_tokyo():
    assert path_for("工場 外観.PNG", FACTS, NIGHT, free) == "/media/2026/11/工場-外観.png"


def test_a_wrong_extension_gives_way_to_the_true_one():
    assert path_for("photo.jpg", FACTS, NIGHT, free) == "/media/2026/11/photo.png"


def test_a_taken_address_gets_a_number():
    taken = {"/media/2026/11/photo.png", "/media/2026/11/photo-2.png"}

    assert path_for("photo.png", FACTS, NIGHT, taken.__contains__) == "/media/2026/11/photo-3.png"


@pytest.mark.parametrize("name", ["../../etc/passwd.png", "C:\\temp\\passwd.png"])
def test_folders_in_the_name_are_left_out(name):
    assert path_for(name, FACTS, NIGHT, free) == "/media/2026/11/passwd.png"


def test_a_name_of_signs_only_becomes_the_checksum():
    assert path_for("％％％.png", FACTS, NIGHT, free) == "/media/2026/11/abababababab.png"


def test_a_replacement_has_to_be_of_the_kind_that_the_address_says():
    assert extension_fits("/a/b.PNG", FACTS)
    assert not extension_fits("/a/b.jpg", FACTS)
