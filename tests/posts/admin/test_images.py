from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from posts.models import Edition, Image
from tests.factories import make_image, make_post

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
