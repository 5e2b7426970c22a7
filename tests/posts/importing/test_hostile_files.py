"""Files that mean harm, or come from broken tools: each has a named reason or comes in whole."""

import os
import socket
import unicodedata

import pytest
from django.db import connection

from posts.importing import workers
from posts.importing.file_access import LARGEST_ARTICLE
from posts.importing.report import Rejected
from posts.models import Alias, Image, ImportRun, Post
from tests.posts.importing.conftest import article

pytestmark = pytest.mark.django_db

GOOD = "_posts/2026-04-01-good.md"


@pytest.fixture
def hostile(write):
    """Write a post beside a good one; the good one must come in whatever the other is."""
    write(GOOD, article("良い記事"))

    def write_file(content: str | bytes, name: str = "_posts/2026-04-02-hostile.md"):
        return write(name, content)

    return write_file


def reasons(report) -> dict[str, str]:
    return {row.path: row.reason for row in report.rejected}


@pytest.mark.parametrize(
    "value", ["/../../etc/passwd", "/%2e%2e/%2e%2e/x/", "https://evil.example/x/"]
)
def test_a_permalink_that_leads_elsewhere_is_refused(hostile, run_import, value):
    hostile(article(permalink=f'"{value}"'))
    report = run_import()
    assert value[:10] in reasons(report)["_posts/2026-04-02-hostile.md"]
    assert Post.objects.get().title == "良い記事"


@pytest.mark.parametrize("slug", ["../../etc/passwd", "..", "'..\\..\\x'", "a/b", "/", "あ" * 2000])
def test_a_slug_stays_one_part_of_an_address(hostile, run_import, slug):
    hostile(article(slug=slug))
    report = run_import()
    for path in Post.objects.exclude(title="良い記事").values_list("path", flat=True):
        assert path is not None
        assert path.count("/") == 5
        assert not {"..", "."}.intersection(path.split("/"))
    assert report.created + len(report.rejected) == 2


def test_old_addresses_outside_of_the_site_become_no_aliases(hostile, run_import):
    hostile(article(redirect_from='["/../../x", "//evil.example/", "javascript:alert(1)", "/"]'))
    assert run_import().created == 2
    assert not Alias.objects.filter(path__contains="..").exists()
    assert not Alias.objects.filter(path="/").exists()


def test_nothing_that_front_matter_names_is_fetched(hostile, run_import, monkeypatch):
    def refuse(*arguments: object) -> None:
        raise AssertionError("the importer opened a connection")

    hostile(
        article(
            image="http://127.0.0.1:9/a.png",
            canonical_url="http://127.0.0.1:9/",
            body="![](http://127.0.0.1:9/b.png)",
        )
    )
    # The database of the test may be behind a connection that is open already.
    connection.ensure_connection()
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert run_import().created == 2
    assert not Image.objects.exists()


def test_links_that_loop_pipes_and_folders_named_like_posts_do_no_harm(hostile, run_import, site):
    posts = hostile(article("中")).parent
    (posts / "loop").symlink_to(site)
    (posts / "2026-04-03-itself.md").symlink_to("2026-04-03-itself.md")
    (site / "itself.txt").symlink_to("itself.txt")
    os.mkfifo(posts / "2026-04-04-pipe.md")
    (posts / "2026-04-05-folder.md").mkdir()
    (posts / "2026-04-05-folder.md" / "2026-04-05-within.md").write_text(article("奥"))
    report = run_import()
    assert set(Post.objects.values_list("title", flat=True)) == {"良い記事", "中", "奥"}
    assert "no regular file" in reasons(report)["_posts/2026-04-04-pipe.md"]
    assert "cannot be read" in reasons(report)["_posts/2026-04-03-itself.md"]


def test_a_post_behind_a_link_that_leaves_the_site_is_not_published(
    hostile, run_import, site, tmp_path
):
    (tmp_path / "secret.md").write_text(article("秘密"))
    hostile("x").unlink()
    (site / "_posts/2026-04-02-hostile.md").symlink_to(tmp_path / "secret.md")
    report = run_import()
    assert "leads out of the site" in reasons(report)["_posts/2026-04-02-hostile.md"]
    assert Post.objects.get().title == "良い記事"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_named(hostile, run_import):
    hostile(article()).chmod(0)
    assert "Permission denied" in reasons(run_import())["_posts/2026-04-02-hostile.md"]


def test_a_name_that_is_no_utf8_is_refused_and_can_be_shown(hostile, run_import):
    hostile(article(), os.fsdecode(b"_posts/2026-04-02-\xff.md"))
    report = run_import()
    assert report.rejected == [
        Rejected("_posts/2026-04-02-\\xff.md", None, "its name is no UTF-8; rename it")
    ]
    assert "\\xff" in report.as_json()
    assert ImportRun.objects.exists()


def test_a_file_is_the_same_post_whether_its_name_is_composed_or_not(hostile, run_import):
    decomposed = unicodedata.normalize("NFD", "_posts/2026-04-02-が.md")
    file = hostile(article("が"), decomposed)
    run_import()
    file.rename(file.with_name("2026-04-02-が.md"))
    report = run_import()
    assert (report.created, report.unchanged, report.disappeared) == (0, 2, [])


def test_two_files_whose_names_only_look_different_to_a_machine_are_not_both_taken(
    hostile, run_import
):
    hostile(article("一"), "_posts/2026-04-02-が.md")
    hostile(article("二"), unicodedata.normalize("NFD", "_posts/2026-04-02-が.md"))
    report = run_import()
    assert report.created == 2
    assert [row.reason[:32] for row in report.rejected] == ["its name is that of another file"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("---\ntitle: x\n---\n" + "あ" * 3_000_000, "more than 8,388,608"),
        ("x" * 2_000_000, "at most 500,000"),
        ("---\ntitle: x\n---\n" + "x" * 600_000, "at most 500,000"),
        ("---\ntitle: " + "x" * 300_000 + "\n---\nx\n", "more than 256"),
        (article(tags="[" + "a," * 20_000 + "]"), "more than 10000 values"),
        (b"---\ntitle: a\0\n---\nx\n", "NUL"),
        (b"---\ntitle: x\n---\na\xed\xa0\x80b\n", "byte 0xed in line 4"),
        (b"\xff\xfe" + article().encode("utf-16-le") + b"\x00\xd8", "utf-16"),
    ],
    ids=["line", "text", "body", "title", "tags", "NUL", "surrogate in UTF-8", "half of UTF-16"],
)
def test_what_is_too_large_or_no_text_is_refused_for_a_reason(hostile, run_import, content, reason):
    hostile(content)
    assert reason in reasons(run_import())["_posts/2026-04-02-hostile.md"]
    assert Post.objects.get().title == "良い記事"


def test_a_file_beyond_every_article_is_refused_unread(hostile, run_import):
    with hostile("").open("wb") as file:
        file.truncate(LARGEST_ARTICLE + 1)
    assert "is not taken for an article" in reasons(run_import())["_posts/2026-04-02-hostile.md"]


@pytest.mark.parametrize(
    "date",
    ["0000-00-00", "0001-01-01", "9999-12-31 23:59:59 -1200", "10000-01-01", "2026-02-30",
     "99999999999999999999", "2026-04-01 25:00", "2026-04-01 09:00:00 +9900"],
)  # fmt: skip
def test_a_date_out_of_range_is_refused_with_its_line(hostile, run_import, date):
    hostile(article(date=f'"{date}"'))
    (row,) = run_import().rejected
    assert (row.line, date in row.reason) == (3, True)


def test_characters_that_no_database_stores_are_taken_out_of_keys_and_noted(hostile, run_import):
    hostile(article(title='"甲\\0乙"', description='"\\ud800x"'.replace("\\ud800", "\\u202e")))
    report = run_import()
    assert Post.objects.exclude(title="良い記事").get().title == "甲乙"
    assert any("cannot be stored" in note.message for note in report.notes)


def test_of_a_key_that_stands_twice_the_last_one_counts_and_is_noted(hostile, run_import):
    hostile("---\ntitle: 一\ntitle: 二\ndate: 2026-04-01\n---\nx\n")
    report = run_import()
    assert Post.objects.filter(title="二").exists()
    assert any("stands twice, in lines 2 and 3" in note.message for note in report.notes)


def test_thousands_of_tags_and_old_addresses_come_in_whole(hostile, run_import):
    tags = ", ".join(f"札{number}" for number in range(2_000))
    old = ", ".join(f"/old/{number}/" for number in range(2_000))
    hostile(article(tags=f"[{tags}]", redirect_from=f"[{old}]"))
    assert run_import().created == 2
    post = Post.objects.exclude(title="良い記事").get()
    assert (len(post.tag_list()), post.aliases.filter(path__startswith="/old/").count()) == (
        2_000, 2_000,
    )  # fmt: skip


def test_a_file_whose_head_takes_too_long_does_not_hold_the_others_up(
    hostile, run_import, monkeypatch
):
    hostile(article())
    monkeypatch.setattr(workers, "_work_on", refuse_the_hostile_one)
    report = run_import()
    assert reasons(report) == {"_posts/2026-04-02-hostile.md": "too slow"}
    assert Post.objects.get().title == "良い記事"


def refuse_the_hostile_one(work, source):
    return Rejected(source.name, None, "too slow") if "hostile" in source.name else work(source)
