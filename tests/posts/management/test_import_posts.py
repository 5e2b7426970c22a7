import json
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from posts.models import Post

SHARED = Path(__file__).resolve().parents[4] / "shared"

POST = "---\ntitle: 題名\ndate: 2026-04-01\n---\n本文\n"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").write_text(POST, encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_the_counts_are_printed_and_nothing_else_when_all_is_well(folder, capsys):
    call_command("import_posts", folder, workers=1)
    out, err = capsys.readouterr()
    assert out.startswith("1 created, 0 updated, 0 unchanged, 0 rejected in ")
    assert err == ""


@pytest.mark.django_db
def test_a_rejected_file_is_named_and_the_exit_status_is_1(folder, capsys):
    (folder / "b.md").write_text("---\ntitle: x\n", encoding="utf-8")
    with pytest.raises(SystemExit) as exit_info:
        call_command("import_posts", folder, workers=1)
    assert exit_info.value.code == 1
    assert "rejected b.md:1: " in capsys.readouterr().err
    assert Post.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_a_place_without_posts_is_misuse_with_a_sentence(tmp_path, make):
    place = tmp_path / "place"
    make(place)
    with pytest.raises(CommandError, match=r"does not exist|holds no posts") as error:
        call_command("import_posts", place)
    assert error.value.returncode == 2


@pytest.mark.django_db
def test_a_pattern_that_makes_no_address_is_misuse(folder):
    with pytest.raises(CommandError, match=":planet") as error:
        call_command("import_posts", folder, permalink="/:planet/")
    assert error.value.returncode == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments", [["--workers", "0"], ["--timezone", "Asia/Edo"], ["--on-conflict", "guess"]]
)
def test_an_option_that_makes_no_sense_is_misuse(folder, arguments):
    with pytest.raises(CommandError, match=arguments[1]):
        call_command("import_posts", folder, *arguments)


@pytest.mark.django_db
def test_the_report_is_written_with_the_keys_of_the_contract(folder, tmp_path):
    call_command("import_posts", folder, workers=1, report=tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(report)[:11] == [
        "created", "updated", "unchanged", "conflicts", "rejected", "collisions", "aliases",
        "dead_links", "missing_images", "notes", "seconds",
    ]  # fmt: skip
    assert report["created"] == 1


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_says_that_the_import_is_done(folder, tmp_path):
    with pytest.raises(CommandError, match="the import is done, but its report"):
        call_command("import_posts", folder, workers=1, report=tmp_path / "no" / "report.json")
    assert Post.objects.exists()


def _environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "media"),
    }


def _manage(tmp_path: Path, *arguments: str, **how) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=_environment(tmp_path), capture_output=True, text=True, check=False, timeout=60, **how,
    )  # fmt: skip


def test_a_pipe_gets_no_progress_bar(folder, tmp_path):
    assert _manage(tmp_path, "migrate", "-v0").returncode == 0
    piped = _manage(tmp_path, "import_posts", str(folder))
    assert (piped.returncode, piped.stderr) == (0, "")


def test_a_terminal_gets_a_progress_bar(folder, tmp_path):
    assert _manage(tmp_path, "migrate", "-v0").returncode == 0
    terminal, standard_error = pty.openpty()
    termios.tcsetwinsize(standard_error, (24, 80))
    os.set_blocking(terminal, False)
    subprocess.run(
        [sys.executable, "manage.py", "import_posts", str(folder)],
        env=_environment(tmp_path), stderr=standard_error, stdout=subprocess.DEVNULL,
        check=True, timeout=60,
    )  # fmt: skip
    shown = os.read(terminal, 4096)
    os.close(standard_error)
    os.close(terminal)
    assert b"1/1" in shown


@pytest.mark.django_db
def test_the_seed_file_becomes_one_article_with_a_clean_title(capsys):
    seeds = sorted((SHARED / "seed").glob("*.txt"))
    if not seeds:
        pytest.skip("shared/seed is not beside the project")
    call_command("import_posts", *seeds, workers=1)
    post = Post.objects.get()
    assert post.title == "OpenAIとAWSの380億ドル提携、その真意はどこにあるのか？"
    assert post.path == "/2025/11/04/000_a088abaf59523242/"


@pytest.mark.django_db
def test_redirects_and_files_to_keep_are_taken_from_the_command_line(folder, tmp_path, capsys):
    (folder / "_posts").mkdir()
    (folder / "a.md").rename(folder / "_posts" / "2026-04-01-a.md")
    for name in ("manual.pdf", "ads.txt", "key.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    table = tmp_path / "redirects.csv"
    table.write_text("old,new\n/old/,/tags/\n/bad/,x\n", encoding="utf-8")
    with pytest.raises(SystemExit) as exit_info:
        call_command(
            "import_posts", folder, "--redirects", table, "--keep", "*.pdf", "--keep", "ads.txt",
            workers=1,
        )  # fmt: skip
    out, err = capsys.readouterr()
    assert exit_info.value.code == 1
    assert "2 kept files" in out
    assert "rejected redirects.csv:3: " in err


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [["--keep", "../*"], ["--redirects", "nowhere.csv"]])
def test_a_pattern_or_a_table_that_cannot_be_used_is_misuse(folder, arguments):
    with pytest.raises(CommandError) as error:
        call_command("import_posts", folder, *arguments)
    assert error.value.returncode == 2
