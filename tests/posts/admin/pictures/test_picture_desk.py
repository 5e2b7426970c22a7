from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from posts.jobs.renditions import render_waiting
from posts.models import Edition, Image, RenditionState
from tests.drawn import camera_exif, drawn
from tests.factories import make_image, make_page, make_post

ADD = "/admin/posts/image/add/"


def upload(colour: str = "white", name: str = "工場.png", kind: str = "PNG") -> SimpleUploadedFile:
    data = BytesIO()
    Picture.new("RGB", (30, 20), colour).save(data, kind)
    return SimpleUploadedFile(name, data.getvalue())


def sent(**changes: object) -> dict[str, object]:
    return {"alt": "工場の外観", "credit": "", "focal_x": "0.5", "focal_y": "0.5", **changes}


def kept(media_root: Path) -> list[str]:
    return sorted(str(path.relative_to(media_root)) for path in media_root.rglob("*.*"))


def test_an_uploaded_picture_gets_an_address_and_its_facts(as_chief, media_root):
    as_chief.post(ADD, sent(file=upload()))

    image = Image.objects.get()
    assert image.path.startswith("/media/20")
    assert image.path.endswith("/工場.png")
    assert (image.width, image.height, image.alt) == (30, 20, "工場の外観")
    assert len(image.sha256) == 64
    assert kept(media_root) == [image.path.lstrip("/")]
    assert Edition.objects.current() == 1


def test_an_uploaded_card_is_known_by_its_name_and_an_editor_may_say_otherwise(as_chief):
    as_chief.post(ADD, sent(file=upload(name="記事-ogp.png")))
    image = Image.objects.get()
    assert image.is_card
    as_chief.post(f"/admin/posts/image/{image.pk}/change/", sent())
    assert not Image.objects.get().is_card


def test_readers_get_the_picture_at_its_address(as_chief, client):
    as_chief.post(ADD, sent(file=upload()))
    response = client.get(Image.objects.get().get_absolute_url())

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    response.close()


def test_two_pictures_of_one_name_get_two_addresses(as_chief):
    for colour in ("white", "black"):
        as_chief.post(ADD, sent(file=upload(colour)))

    assert [image.path.rsplit("/")[-1] for image in Image.objects.order_by("pk")] == [
        "工場.png",
        "工場-2.png",
    ]


def test_a_replaced_picture_keeps_its_address(
    as_chief, media_root, django_capture_on_commit_callbacks
):
    as_chief.post(ADD, sent(file=upload("white")))
    before = Image.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        as_chief.post(f"/admin/posts/image/{before.pk}/change/", sent(file=upload("red", "別.png")))

    after = Image.objects.get()
    assert (after.path, after.file.name) == (before.path, before.path.lstrip("/"))
    assert after.sha256 != before.sha256
    assert kept(media_root) == [after.path.lstrip("/")]
    assert sha256((media_root / kept(media_root)[0]).read_bytes()).hexdigest() == after.sha256


def test_the_old_file_stays_until_the_new_facts_are_certain(as_chief, media_root):
    as_chief.post(ADD, sent(file=upload("white")))
    before = Image.objects.get()
    as_chief.post(f"/admin/posts/image/{before.pk}/change/", sent(file=upload("red")))

    [name] = kept(media_root)
    assert sha256((media_root / name).read_bytes()).hexdigest() == before.sha256


def test_a_picture_of_another_kind_does_not_take_the_place(as_chief):
    as_chief.post(ADD, sent(file=upload()))
    image = Image.objects.get()
    response = as_chief.post(
        f"/admin/posts/image/{image.pk}/change/", sent(file=upload(kind="JPEG", name="a.jpg"))
    )

    assert "同じ形式の画像" in response.content.decode()
    assert Image.objects.get().sha256 == image.sha256


def test_a_file_that_is_no_picture_is_refused(as_chief, media_root):
    response = as_chief.post(ADD, sent(file=SimpleUploadedFile("a.png", b"<html>")))

    assert "画像として読めません" in response.content.decode()
    assert not Image.objects.exists()
    assert kept(media_root) == []


def test_words_are_changed_without_a_new_file(as_chief):
    as_chief.post(ADD, sent(file=upload()))
    image = Image.objects.get()
    as_chief.post(f"/admin/posts/image/{image.pk}/change/", sent(alt="夜の工場", path="/x.png"))

    after = Image.objects.get()
    assert (after.alt, after.path, after.sha256) == ("夜の工場", image.path, image.sha256)


def test_a_deleted_picture_leaves_no_file(as_chief, media_root, django_capture_on_commit_callbacks):
    as_chief.post(ADD, sent(file=upload()))
    with django_capture_on_commit_callbacks(execute=True):
        url = f"/admin/posts/image/{Image.objects.get().pk}/delete/"
        as_chief.post(url, {"post": "yes"})

    assert not Image.objects.exists()
    assert kept(media_root) == []


def test_the_posts_that_use_a_picture_are_named(as_chief):
    image = make_image("/assets/工場.png")
    make_post(title="表紙の記事", cover=image)
    make_post(title="本文の記事", body_html='<img src="/assets/%E5%B7%A5%E5%A0%B4.png" alt="">')
    make_post(title="無関係の記事")
    page = as_chief.get(f"/admin/posts/image/{image.pk}/change/").content.decode()

    assert "表紙の記事" in page
    assert "本文の記事" in page
    assert "無関係の記事" not in page
    assert "2件" in page


def test_the_list_shows_small_pictures(as_chief):
    make_image("/assets/a.png")

    assert (
        'class="thumbnail" src="/assets/a.png"'
        in as_chief.get("/admin/posts/image/").content.decode()
    )


def test_without_the_right_nothing_is_uploaded(as_writer, media_root):
    assert as_writer.post(ADD, sent(file=upload())).status_code == 403
    assert kept(media_root) == []


def test_what_a_camera_wrote_into_an_upload_is_not_kept(as_chief, media_root):
    photo = SimpleUploadedFile("図.jpg", drawn(kind="JPEG", exif=camera_exif(orientation=6)))
    as_chief.post(ADD, sent(file=photo))

    image = Image.objects.get()
    stored = (media_root / image.path.lstrip("/")).read_bytes()
    assert b"SecretPhone" not in stored
    assert (image.byte_size, image.sha256) == (len(stored), sha256(stored).hexdigest())
    assert (image.width, image.height) == (200, 300)
    assert image.original == ""


def test_a_torn_picture_is_refused_in_words(as_chief):
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "AVIF"):
        torn = SimpleUploadedFile(f"a.{kind.lower()}", drawn(kind=kind)[:100])
        assert "画像" in as_chief.post(ADD, sent(file=torn)).content.decode()
    assert not Image.objects.exists()


def test_the_state_of_the_copies_is_told(as_chief):
    image = make_image(
        rendition_state="ready",
        renditions=[
            {"format": "avif", "cropped": False, "width": 240, "height": 160,
             "name": "_pictures/1/a.avif", "bytes": 2048},
        ],
    )  # fmt: skip
    assert "作成済み" in as_chief.get("/admin/posts/image/").content.decode()
    page = as_chief.get(f"/admin/posts/image/{image.pk}/change/").content.decode()
    assert "作成済み" in page
    assert "1点（2.0" in page


def test_copies_are_made_again_on_demand(as_chief):
    image = make_image(rendition_state="broken")
    chosen = {"action": "render_anew", "_selected_action": [image.pk]}
    response = as_chief.post("/admin/posts/image/", chosen, follow=True)
    assert "1点の画像について" in response.content.decode()
    image.refresh_from_db()
    assert image.rendition_state == RenditionState.WAITING


def test_another_focal_point_wants_other_copies(as_chief):
    image = make_image(content=upload().read(), rendition_state="ready")
    as_chief.post(f"/admin/posts/image/{image.pk}/change/", sent(focal_y="0.2"))
    image.refresh_from_db()
    assert (image.focal_y, image.rendition_state) == (0.2, RenditionState.WAITING)


def test_a_replaced_or_deleted_picture_leaves_no_copies_behind(
    as_chief, media_root, django_capture_on_commit_callbacks
):
    image = make_image("/a.png", drawn(), original="_originals/abc")
    page = make_page(body_html='<p><img alt="図" src="/a.png"></p>')
    for change in ("change", "delete"):
        default_storage.save("_originals/abc", ContentFile(b"as it came"))
        render_waiting(lambda done, total: None, workers=1)
        page.refresh_from_db()
        assert "<picture>" in page.body_html
        sending = {"post": "yes"} if change == "delete" else sent(file=big_upload())
        with django_capture_on_commit_callbacks(execute=True):
            as_chief.post(f"/admin/posts/image/{image.pk}/{change}/", sending)
        page.refresh_from_db()
        assert "<picture>" not in page.body_html
        assert not [name for name in kept(media_root) if name.startswith("_pictures")]
        Image.objects.update(original="_originals/abc")
        if change == "change":
            assert not default_storage.exists("_originals/abc")
    assert not Image.objects.exists()
    assert kept(media_root) == []


def big_upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("b.png", drawn(400, 300))
