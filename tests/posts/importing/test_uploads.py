import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from posts.errors import ImportUnderWayError
from posts.importing import uploads
from posts.importing.uploads import Upload, UploadOptions, look_at, start_import
from posts.jobs import background
from posts.models import ImportRun, Post, RunState
from posts.models.imports import SILENCE
from tests.posts.importing.conftest import NOW, article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by() -> User:
    return User.objects.create_user("desk")


@pytest.fixture
def upload(tmp_path) -> Upload:
    path = tmp_path / "received"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("_posts/2026-04-01-a.md", article())
        packed.writestr("_posts/2026-04-02-b.md", article(date="2026-04-02"))
        packed.writestr("_posts/2026-04-03-broken.md", "---\ntitle: [\n---\n")
    return Upload(path, "archive.zip")


def finished(run: ImportRun) -> ImportRun:
    job = background.under_way(f"import {run.pk}")
    assert job is None or job.ended.wait(60)
    run.refresh_from_db()
    return run


def test_an_import_runs_in_the_background_and_leaves_its_report(upload, by):
    run = finished(start_import(upload, UploadOptions(), by=by, now=NOW))
    assert (run.state, run.failure) == (RunState.DONE, "")
    assert (run.report["created"], len(run.report["rejected"])) == (2, 1)
    assert (run.done, run.total) == (3, 3)
    assert Post.objects.count() == 2
    assert run.source == "archive.zip"


def test_the_uploaded_file_is_gone_afterwards(upload, by):
    run = start_import(upload, UploadOptions(), by=by, now=NOW)
    workspace = Path(run.workspace)
    assert finished(run).workspace == ""
    assert not workspace.exists()
    assert not upload.path.exists()


def test_a_dry_run_reports_and_changes_nothing(upload, by):
    run = finished(start_import(upload, UploadOptions(dry_run=True), by=by, now=NOW))
    assert (run.state, run.report["created"]) == (RunState.DONE, 2)
    assert not Post.objects.exists()


def test_what_the_desk_asks_for_is_done_and_remembered(upload, by):
    wishes = UploadOptions(permalink="/a/:slug/", zone="Asia/Tokyo")
    run = finished(start_import(upload, wishes, by=by, now=NOW))
    assert {post.path for post in Post.objects.all()} == {"/a/a/", "/a/b/"}
    assert run.options["permalink"] == "/a/:slug/"


def test_the_asked_encoding_and_dialect_are_used(upload, by):
    with zipfile.ZipFile(upload.path, "w") as packed:
        packed.writestr("blog/_posts/2026-04-01-a.md", "---\ntitle: 題名\n---\n".encode("cp932"))
    wishes = UploadOptions(encoding="cp932", dialect="plain")
    run = finished(start_import(upload, wishes, by=by, now=NOW))
    assert (run.report["created"], Post.objects.get().source_dialect) == (1, "plain")
    assert (run.options["encoding"], run.options["dialect"]) == ("cp932", "plain")


def test_the_same_archive_again_changes_nothing(upload, by, tmp_path):
    kept = upload.path.read_bytes()
    finished(start_import(upload, UploadOptions(), by=by, now=NOW))
    (tmp_path / "again").write_bytes(kept)
    again = Upload(tmp_path / "again", "archive (2).zip")
    run = finished(start_import(again, UploadOptions(), by=by, now=NOW))
    assert (run.report["created"], run.report["unchanged"]) == (0, 2)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"s/readme.png": "x"}, "記事が|取り込めません"),
        ({"../a.md": "x"}, "フォルダーの外"),
        ({"_posts/a.md": "x", "_config.yml": "a: [b"}, "設定ファイル"),
    ],
)
def test_an_archive_that_cannot_be_imported_is_said_in_japanese(by, tmp_path, members, reason):
    path = tmp_path / "received"
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    run = finished(start_import(Upload(path, "a.zip"), UploadOptions(), by=by, now=NOW))
    assert run.state == RunState.FAILED
    assert re.search(reason, run.failure)
    assert uploads._WORKSPACE not in run.failure


def test_a_second_import_is_refused_while_the_first_lives(upload, by):
    ImportRun.objects.create(
        source="first.zip", state=RunState.RUNNING, started_at=NOW, heartbeat=NOW
    )
    with pytest.raises(ImportUnderWayError, match="first.zip"):
        start_import(upload, UploadOptions(), by=by, now=NOW + SILENCE)
    assert upload.path.exists()


def test_an_import_that_died_is_shown_so_and_another_may_start(upload, by):
    dead = ImportRun.objects.create(
        source="first.zip", state=RunState.RUNNING, started_at=NOW, heartbeat=NOW
    )
    later = NOW + SILENCE + timedelta(seconds=1)
    assert look_at(dead, later).state == RunState.INTERRUPTED
    run = finished(start_import(upload, UploadOptions(), by=by, now=later))
    assert run.state == RunState.DONE
    assert ImportRun.objects.get(pk=dead.pk).state == RunState.INTERRUPTED


def test_an_unforeseen_end_is_written_down_too(upload, by, monkeypatch):
    def stumble(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads, "import_unrecorded", stumble)
    run = finished(start_import(upload, UploadOptions(), by=by, now=NOW))
    assert run.state == RunState.FAILED
    assert "ファイルを読み書きできませんでした" in run.failure
