import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from posts.admin.imports import archive_upload
from posts.frontmatter.dialects.selection import DIALECTS
from posts.frontmatter.encodings.decoding import decode
from posts.jobs import background
from posts.models import ImportRun, Post, RunState
from tests.factories import MORNING

START = "/admin/posts/importrun/start/"


def test_every_dialect_and_encoding_of_the_form_is_known_to_the_reader():
    assert archive_upload.DIALECT_NAMES.keys() == set(DIALECTS)
    for codec, _ in archive_upload.ENCODINGS:
        assert decode("漢字".encode(codec or "utf-8"), codec or "auto").text == "漢字"


def archive(name: str = "blog.zip", padding: int = 0) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("blog/_posts/2026-04-01-a.md", "---\ntitle: 題名\n---\n\n本文です。\n")
        packed.writestr("blog/padding.bin", b"x" * padding)
    return SimpleUploadedFile(name, buffer.getvalue(), "application/zip")


def send(client: Client, **changes):
    return client.post(START, {"archive": archive(), "on_conflict": "keep", **changes})


@pytest.mark.django_db(transaction=True)
def test_an_uploaded_archive_is_imported_and_its_report_shown(as_chief):
    response = send(as_chief)
    run = ImportRun.objects.get()
    assert response.headers["Location"] == f"/admin/posts/importrun/{run.pk}/change/"
    job = background.under_way(f"import {run.pk}")
    assert job is None or job.ended.wait(60)
    assert Post.objects.get().title == "題名"

    page = as_chief.get(response.headers["Location"]).content.decode()
    assert "完了" in page
    assert "data-progress-url" not in page
    report = as_chief.get(f"/admin/posts/importrun/{run.pk}/report.json")
    assert report.json()["created"] == 1
    assert "attachment" in report.headers["Content-Disposition"]
    progress = as_chief.get(f"/admin/posts/importrun/{run.pk}/progress.json").json()
    assert progress == {"state": "done", "is_under_way": False, "done": 1, "total": 1}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"archive": ""}, "zipファイルを選んでください"),
        ({"archive": archive("blog.tar.gz")}, "拡張子が .zip"),
        ({"zone": "Tokyo"}, "時間帯の名前が正しくありません"),
        ({"permalink": "/:nothing/"}, "「:nothing」は使えません"),
        ({"permalink": "/:year/"}, "記事ごとに異なる部分"),
        ({"dialect": "movable-type"}, "正しく選択"),
        ({"encoding": "latin-1"}, "正しく選択"),
    ],
)
def test_what_cannot_be_imported_is_refused_at_its_field(as_chief, changes, fault):
    response = send(as_chief, **changes)
    assert response.status_code == 422
    assert fault in response.content.decode()
    assert not ImportRun.objects.exists()


def test_an_upload_that_is_too_large_is_given_up(as_chief, monkeypatch):
    monkeypatch.setattr(archive_upload, "LARGEST_ARCHIVE", 100_000)
    response = send(as_chief, archive=archive(padding=200_000))
    assert archive_upload.TOO_LARGE in response.content.decode()
    assert not ImportRun.objects.exists()


def test_a_second_import_is_refused_with_a_sentence(as_chief):
    now = timezone.now()
    ImportRun.objects.create(
        source="first.zip", state=RunState.RUNNING, started_at=now, heartbeat=now
    )
    assert "別の取り込み（first.zip）が進んでいます" in send(as_chief).content.decode()


def test_only_those_with_the_right_may_start_an_import(as_staff_with):
    reader = as_staff_with("view_importrun")
    assert reader.get(START).status_code == 403
    assert send(reader).status_code == 403
    assert START not in reader.get("/admin/posts/importrun/").content.decode()
    importer = as_staff_with("run_import")
    assert START in importer.get("/admin/posts/importrun/").content.decode()
    assert importer.get(START).status_code == 200


def test_an_upload_from_another_site_is_refused(chief):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    assert send(client).status_code == 403
    assert not ImportRun.objects.exists()


def test_a_run_under_way_shows_its_progress(as_chief):
    run = ImportRun.objects.create(
        source="a.zip",
        state=RunState.RUNNING,
        started_at=MORNING,
        heartbeat=timezone.now(),
        done=40,
        total=100,
    )
    page = as_chief.get(f"/admin/posts/importrun/{run.pk}/change/").content.decode()
    assert "100件のうち40件" in page
    assert "admin-import-progress.js" in page


def test_a_run_that_died_is_shown_as_interrupted(as_chief):
    run = ImportRun.objects.create(source="a.zip", state=RunState.RUNNING, started_at=MORNING)
    page = as_chief.get(f"/admin/posts/importrun/{run.pk}/change/").content.decode()
    assert "取り込みが途中で止まりました" in page
    assert "中断" in as_chief.get("/admin/posts/importrun/").content.decode()


def test_a_failure_is_said_with_its_reason(as_chief):
    run = ImportRun.objects.create(
        source="a.zip", state=RunState.FAILED, started_at=MORNING, failure="zipではありません。"
    )
    page = as_chief.get(f"/admin/posts/importrun/{run.pk}/change/").content.decode()
    assert "取り込めませんでした。zipではありません。" in page
