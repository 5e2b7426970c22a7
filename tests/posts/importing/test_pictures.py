"""Pictures on their way in: readers get them without private data, exports as they came."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posts.exporting.exporter import export_posts
from posts.importing.pictures import MediaStore
from posts.models import Edition, Image, RenditionState
from tests.drawn import camera_exif, drawn
from tests.factories import MORNING, make_page

pytestmark = pytest.mark.django_db

PHOTO = "/assets/写真.jpg"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "assets").mkdir(parents=True)
    return root


def media_of(site: Path) -> MediaStore:
    return MediaStore(site, now=MORNING, writing=True, is_card=lambda path: "-ogp." in path)


def take(site: Path) -> Image:
    media_of(site).take([PHOTO])
    return Image.objects.get(path=PHOTO)


def put(site: Path, data: bytes, path: str = PHOTO) -> bytes:
    (site / path.lstrip("/")).write_bytes(data)
    return data


def test_readers_get_a_photo_without_place_and_device(site, client):
    put(site, drawn(kind="JPEG", exif=camera_exif(orientation=6)))
    image = take(site)
    served = b"".join(client.get(image.get_absolute_url()).streaming_content)
    assert b"SecretPhone" not in served
    assert image.byte_size == len(served)
    assert (image.width, image.height) == (200, 300)


def test_an_export_writes_it_as_it_came(site, tmp_path):
    data = put(site, drawn(kind="JPEG", exif=camera_exif()))
    take(site)
    make_page(body_html=f'<p><img alt="" src="{PHOTO}"></p>')
    zone = ZoneInfo("Asia/Tokyo")
    export_posts(tmp_path / "out", zone=zone, progress=lambda done, total: None)
    assert (tmp_path / "out" / PHOTO.lstrip("/")).read_bytes() == data


def test_a_picture_that_tells_nothing_is_kept_once(site, media_root):
    put(site, drawn(kind="JPEG"))
    assert take(site).original == ""
    assert not (media_root / "_originals").exists()


def test_readers_are_told_when_a_picture_has_come(site):
    put(site, drawn())
    take(site)
    take(site)

    assert Edition.objects.current() == 1


def test_the_same_file_is_not_taken_twice(site):
    put(site, drawn(kind="JPEG", exif=camera_exif()))
    take(site)
    taken = media_of(site).take([PHOTO])[PHOTO]
    assert taken is not None
    assert not taken.is_new


def test_another_file_in_its_place_has_no_copies_yet(site):
    put(site, drawn(kind="JPEG"))
    image = take(site)
    Image.objects.update(rendition_state=RenditionState.READY, renditions=[copy_of(image)])
    page = make_page(body_html=f'<p><picture><img alt="" src="{PHOTO}"></picture></p>')
    put(site, drawn(400, 300, kind="JPEG"))
    image = take(site)
    page.refresh_from_db()
    assert (image.renditions, image.rendition_state) == ([], RenditionState.WAITING)
    assert 'width="400" height="300"' in page.body_html


def test_a_new_picture_is_a_card_by_its_name_and_a_known_one_by_its_editor(site):
    path = "/assets/記事-ogp.png"
    put(site, drawn(), path)
    media_of(site).take([path])
    assert Image.objects.get(path=path).is_card
    Image.objects.update(is_card=False)
    put(site, drawn(400, 300), path)
    media_of(site).take([path])
    assert not Image.objects.get(path=path).is_card


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_torn_picture_is_taken_with_a_remark_or_without(site, kind):
    path = f"/assets/a.{kind.lower()}"
    data = put(site, drawn(kind=kind)[:60], path)
    taken = media_of(site).take([path])[path]
    assert taken is not None
    assert taken.image.byte_size == len(data)


def copy_of(image: Image) -> dict[str, object]:
    return {
        "format": "avif",
        "cropped": False,
        "width": 240,
        "height": 160,
        "name": f"_pictures/{image.pk}/a.avif",
        "bytes": 10,
    }
