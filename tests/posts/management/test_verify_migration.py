import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from posts.importing.import_context import ImportOptions
from posts.importing.importer import import_posts
from posts.models import Alias, Image, Post
from tests.posts.importing.conftest import NOW, TOKYO
from tests.posts.management.served_site import ServeSite, collected_static_files, serve_site
from tests.posts.verification.conftest import page, serve

__all__ = ["collected_static_files", "serve", "serve_site"]

# Each test serves two sites by real servers and replays every address.
pytestmark = pytest.mark.slow

ARCHIVE = Path(__file__).resolve().parents[2] / "archive"


@pytest.fixture
def reference(serve_site: ServeSite, tmp_path: Path) -> Path:
    """Our own archive, imported, served, and recorded as the old site."""
    import_posts([ARCHIVE], ImportOptions(default_zone=TOKYO), now=NOW)
    path = tmp_path / "reference.json"
    with serve_site("old") as url:
        call_command("verify_migration", path, make_reference=url)
    return path


def verify(reference: Path, url: str, **options: Any) -> tuple[int, dict[str, dict[str, object]]]:
    """The exit status, and the ledger's rows by path."""
    ledger = reference.with_name("ledger.json")
    status = 0
    try:
        call_command("verify_migration", reference, base_url=url, ledger=ledger, **options)
    except SystemExit as end:
        status = int(str(end.code))
    tree = json.loads(ledger.read_text(encoding="utf-8"))
    return status, {row["path"]: row for row in tree["rows"]}


def test_a_site_compared_with_itself_needs_no_explanation(reference, serve_site, tmp_path, capsys):
    html = tmp_path / "ledger.html"
    with serve_site("new") as url:
        status, rows = verify(reference, url, html=html)
    assert status == 0
    assert sum(row["kind"] == "post" for row in rows.values()) == 36
    assert {row["kind"] for row in rows.values()} >= {"post", "page", "category", "feed", "image"}
    assert "0 not explained" in capsys.readouterr().out
    assert "移行台帳" in html.read_text(encoding="utf-8")


def test_each_loss_is_found_and_only_a_reason_lets_it_pass(reference, serve_site, tmp_path):
    lost, changed, moved = Post.objects.public(NOW).order_by("pk")[:3]
    image = Image.objects.order_by("pk")[0]
    Post.objects.filter(pk=changed.pk).update(body_html="<p>別の本文</p>")
    moved_from = moved.path
    Post.objects.filter(pk=moved.pk).update(path="/moved/")
    Alias.objects.create(path=str(moved_from), post=moved, created_at=NOW)
    image.delete()
    lost.delete()
    reasons = tmp_path / "reasons.csv"
    with serve_site("new") as url:
        status, rows = verify(reference, url)
        unexplained = [path for path, row in rows.items() if not row["is_explained"]]
        lines = [f'"{path}",わざと\n' for path in unexplained]
        reasons.write_text("old,reason\n" + "".join(lines), encoding="utf-8")
        assert verify(reference, url, explain=reasons)[0] == 0
    assert status == 1
    assert rows[str(lost.path)]["verdict"] == "missing"
    assert rows[str(changed.path)]["verdict"] == "changed text"
    assert rows[str(moved_from)]["verdict"] == "moved by 301"
    assert rows[image.path]["verdict"] == "lost image"


def test_a_built_folder_makes_a_reference(serve, tmp_path, capsys):
    built, target = tmp_path / "built", tmp_path / "reference.json"
    answers = {
        "/": (200, "text/html", "<h1>表紙</h1><a href=/a/>題</a><a href=/dead/>x</a>"),
        "/a/": (200, "text/html", page(images="<img src=/a.png><img src=/no.png>")),
        "/a.png": (200, "image/png", "x"),
        "/ads.txt": (200, "text/plain", "x"),
    }
    for path, (_, _, body) in answers.items():
        file = built / (path[1:] + "index.html" if path.endswith("/") else path[1:])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    call_command("verify_migration", target, make_reference=str(built), old_url="http://o.example")
    tree = json.loads(target.read_text(encoding="utf-8"))
    assert list(tree["posts"]) == ["/a/"]
    assert tree["posts"]["/a/"]["missing_images"] == ["/no.png"]
    assert (tree["assets"], tree["files"]) == (["/a.png"], ["/ads.txt"])
    assert tree["dead_links"] == {"/dead/": 1, "/no.png": 1}
    with pytest.raises(SystemExit):
        call_command("verify_migration", target, base_url=serve(answers))
    assert "/a/: lost image (200) /no.png" in capsys.readouterr().err
    reasons = tmp_path / "reasons.csv"
    reasons.write_text("/a/,元から画像がない\n", encoding="utf-8")
    call_command("verify_migration", target, base_url=serve(answers), explain=reasons)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "--base-url"),
        ({"base_url": "http://127.0.0.1:9"}, "cannot be read"),
        ({"make_reference": "nowhere"}, "neither a folder nor a URL"),
    ],
)
def test_misuse_is_exit_status_2_with_a_sentence(tmp_path, options, words):
    with pytest.raises(CommandError, match=words) as error:
        call_command("verify_migration", tmp_path / "none.json", **options)
    assert error.value.returncode == 2


def test_a_site_that_does_not_run_is_misuse(tmp_path):
    path = tmp_path / "r.json"
    path.write_text('{"/a/": {}}')
    with pytest.raises(CommandError, match="nobody answers") as error:
        call_command("verify_migration", path, base_url="http://127.0.0.1:9")
    assert error.value.returncode == 2
