"""Kept files at the desk: uploaded, replaced, deleted, by those with the right to."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from posts.models import KeptFile
from posts.workflow import FileToKeep, keep_file
from tests.factories import MORNING, make_post

ADD = "/admin/posts/keptfile/add/"
LIST = "/admin/posts/keptfile/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(path: str, content: bytes) -> dict[str, object]:
    return {"path": path, "content": SimpleUploadedFile("any.txt", content)}


def kept(path: str = "/ads.txt") -> KeptFile:
    return keep_file(FileToKeep(path, b"old", "old.example/ads.txt"), now=MORNING)


def test_an_uploaded_file_is_served_as_it_is(as_chief, client):
    as_chief.post(ADD, sent("/ads.txt", b"a, b, DIRECT\n"))

    assert b"".join(client.get("/ads.txt").streaming_content) == b"a, b, DIRECT\n"
    assert KeptFile.objects.get().source_key == ""


def test_a_file_is_replaced_under_its_address_only(as_chief):
    row = kept()

    as_chief.post(f"{LIST}{row.pk}/change/", sent("/elsewhere.txt", b"new"))

    row.refresh_from_db()
    with row.file.open() as content:
        assert (row.path, content.read(), row.byte_size) == ("/ads.txt", b"new", 3)


def test_the_list_says_where_each_file_comes_from(as_chief):
    kept()

    page = as_chief.get(LIST).content.decode()

    for words in ("/ads.txt", "text/plain", "old.example/ads.txt", "3\xa0バイト"):
        assert words in page


def test_a_deleted_file_is_gone_with_its_content(
    as_chief, client, django_capture_on_commit_callbacks
):
    row = kept()
    content = row.file

    with django_capture_on_commit_callbacks(execute=True):
        as_chief.post(f"{LIST}{row.pk}/delete/", {"post": "yes"})

    assert client.get("/ads.txt").status_code == 404
    assert not content.storage.exists(str(content.name))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/feed.xml", "このサイトが自動で作っています"),
        ("/../ads.txt", "省略せずに書いてください"),
        ("/folder/", "ファイル名まで入れてください"),
    ],
)
def test_an_address_that_no_file_can_have_is_refused_in_japanese(as_chief, path, told):
    response = as_chief.post(ADD, sent(path, b"x"))

    assert told in response.content.decode()
    assert not KeptFile.objects.exists()


def test_the_address_of_a_post_is_refused(as_chief):
    post = make_post(path="/about.html")

    response = as_chief.post(ADD, sent("/about.html", b"x"))

    assert f"「{post.title}」が使っています" in response.content.decode()


def test_without_the_right_files_are_seen_and_not_changed(as_staff_with):
    row = kept()
    reader = as_staff_with("view_keptfile")

    assert 'type="file"' not in reader.get(f"{LIST}{row.pk}/change/").content.decode()
    assert reader.post(f"{LIST}{row.pk}/change/", sent("/ads.txt", b"x")).status_code == 403
    assert reader.get(ADD).status_code == 403
