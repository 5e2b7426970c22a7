from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from posts.exporting.export_folder import MARKER
from posts.exporting.export_report import ExportReport
from posts.exporting.exporter import export_posts
from posts.importing.redirects import REDIRECTS_NAME
from posts.models import Alias, Image, Post, Revision, SourceSite, Status
from posts.tags.models import Tag
from posts.workflow import Edit, get_or_create_named, record_edit
from tests.factories import make_image, make_post, make_tag
from tests.posts.importing.archive_rows import rows
from tests.posts.importing.conftest import NOW, TOKYO, article

pytestmark = pytest.mark.django_db

OWN_ARCHIVE = Path(__file__).resolve().parents[2] / "archive"
REAL_ARCHIVE = Path(__file__).resolve().parents[4] / "shared" / "archive"

REAL_DIALECTS = REAL_ARCHIVE.parent / "dialects"
DIALECTS = sorted(path.name for path in REAL_DIALECTS.glob("*/"))

RunExport = Callable[[], ExportReport]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run_export(out: Path) -> RunExport:
    return lambda: export_posts(out, zone=TOKYO, progress=lambda done, total: None)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def empty_database() -> None:
    for model in (Alias, Post, Image, SourceSite):
        model.objects.all().delete()


def save(post: Post, **changes: object) -> Post:
    """Change a post as an editor does."""
    for name, value in changes.items():
        setattr(post, name, value)
    tags, authors = tuple(post.tag_list()), tuple(post.author_list())
    return record_edit(Edit(post=post, tags=tags, authors=authors), now=NOW)


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(OWN_ARCHIVE, id="own"),
        pytest.param(REAL_ARCHIVE, id="real", marks=pytest.mark.slow),
    ],
)
def test_an_archive_comes_back_byte_for_byte_and_imports_to_the_same_rows(
    archive, out, run_export, run_import
):
    if not archive.exists():
        pytest.skip(f"{archive.name} is not beside the project")
    run_import(archive)
    before = rows()
    report = run_export()
    assert (report.failures, report.notes, report.changed, report.new) == ([], [], 0, 0)
    source, came_back = files(archive), files(out)
    posts = {name for name in source if name.startswith("_posts/")}
    pictures = set(Image.objects.values_list("path", flat=True))
    assert came_back.keys() == posts | {"_config.yml"} | {path[1:] for path in pictures}
    assert [name for name in came_back if came_back[name] != source[name]] == []
    empty_database()
    run_import(out)
    assert rows() == before


@pytest.mark.slow
@pytest.mark.parametrize("name", DIALECTS or ["dialects"])
def test_every_folder_of_another_dialect_comes_back_byte_for_byte(
    name, out, run_export, run_import, tmp_path
):
    folder = REAL_DIALECTS / name
    if not folder.exists():
        pytest.skip("shared/dialects is not beside the project")
    imported = run_import(folder)
    before = rows()
    report = run_export()
    assert (report.untouched, report.changed, report.failures) == (imported.created, 0, [])
    if not imported.created:
        # All was refused, with its reasons: there is nothing to come back.
        assert imported.rejected
        return
    source, came_back = files(folder), files(out)
    came_back.pop(REDIRECTS_NAME, None)
    assert [name for name in came_back if came_back[name] != source.get(name)] == []
    # The site is known by the name of its folder.
    again = out.rename(tmp_path / name)
    report_again = run_import(again)
    assert (report_again.created, report_again.updated, report_again.conflicts) == (0, 0, [])
    assert rows() == before
    empty_database()
    run_import(again)
    assert rows() == before


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("cp932", b""),
        ("euc_jp", b""),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_encoding_comes_back_byte_for_byte(
    encoding, mark, newline, write, run_import, run_export, site, out
):
    text = article(title="波線の話", body="1月〜2月の東京では、春の便りが届きました。" * 9)
    write("_posts/2026-04-01-a.md", mark + text.replace("\n", newline).encode(
        encoding, "replace" if encoding == "cp932" else "strict"
    ))  # fmt: skip
    assert run_import(encoding="auto" if mark or encoding == "utf-8" else encoding).rejected == []
    assert run_export().untouched == 1
    assert files(out) == files(site)


def test_an_edited_post_changes_only_its_own_file_and_only_what_was_edited(
    write, run_import, run_export, site, out
):
    write(
        "_posts/2026-04-01-a.md",
        "---\nlayout: post   # 型\ntitle: '古い題'\ndate: 2026-04-01 09:00:00 +0900\n"
        "tags: [AI]\nunknown: {a: 1}\n---\n本文\n",
    )
    write("_posts/2026-04-02-b.md", article())
    run_import()
    post = Post.objects.get(title="古い題")
    save(post, title="新しい題: 「#1」", body="改めた本文\n", noindex=True, in_sitemap=False,
         updated_at=datetime(2026, 5, 1, 3, 0, tzinfo=UTC))  # fmt: skip
    report = run_export()
    assert (report.untouched, report.changed, report.notes) == (1, 1, [])
    assert files(out)["_posts/2026-04-02-b.md"] == files(site)["_posts/2026-04-02-b.md"]
    assert files(out)["_posts/2026-04-01-a.md"].decode() == (
        "---\nlayout: post   # 型\ntitle: '新しい題: 「#1」'\ndate: 2026-04-01 09:00:00 +0900\n"
        "tags: [AI]\nunknown: {a: 1}\nlast_modified_at: 2026-05-01 12:00:00 +0900\n"
        "robots: noindex\nsitemap: false\n---\n改めた本文\n"
    )


def _values(post: Post) -> tuple[object, ...]:
    return (
        post.title, post.slug, post.path, post.body, post.excerpt, post.description, post.status,
        post.published_at, post.updated_at, post.noindex, post.in_sitemap, post.canonical_url,
        post.category.name if post.category else "", [tag.name for tag in post.tag_list()],
        [author.name for author in post.author_list()],
    )  # fmt: skip


def test_an_edited_post_is_the_same_after_an_import_into_an_empty_database(
    write, run_import, run_export, out
):
    write("_posts/2026-04-01-a.md", article(tags="[AI]", categories="[解説, 速報]", author="青木"))
    run_import()
    post = Post.objects.get()
    tags = get_or_create_named(Tag, ["量子", "yes", "2026-01-01"])
    post.slug, post.category, post.title = "haru", None, "  「春」\\n".strip()
    post.published_at = datetime(2026, 4, 9, 1, 2, 3, 456, tzinfo=UTC)
    post.excerpt, post.description = "要約: #1", "no"
    record_edit(
        Edit(post=post, tags=tuple(tags.values()), authors=tuple(post.author_list())), now=NOW
    )
    before = _values(Post.objects.get())
    old = set(Alias.objects.values_list("path", flat=True))
    assert run_export().notes == []
    empty_database()
    run_import(out)
    assert _values(Post.objects.get()) == before
    assert old <= set(Alias.objects.values_list("path", flat=True))


def test_a_path_that_no_rule_gives_again_is_told_in_the_file(write, run_import, run_export, out):
    write("_posts/2026-04-01-a.md", article())
    run_import(permalink="/news/:slug/")
    SourceSite.objects.update(permalink="/:year/:slug/")
    run_export()
    assert 'permalink: "/news/a/"\n' in files(out)["_posts/2026-04-01-a.md"].decode()


def test_a_withdrawn_post_is_no_longer_published_in_its_file(write, run_import, run_export, out):
    write("_posts/2026-04-01-a.md", article())
    run_import()
    Post.objects.update(status=Status.WITHDRAWN)
    run_export()
    assert "published: false\n" in files(out)["_posts/2026-04-01-a.md"].decode()


def test_a_draft_that_was_published_moves_out_of_the_drafts(write, run_import, run_export, out):
    write("_drafts/idea.md", article())
    run_import()
    record_edit(
        Edit.of(Post.objects.get(), by=User.objects.create_superuser("desk")),
        to=Status.PUBLISHED,
        now=NOW,
    )
    run_export()
    empty_database()
    run_import(out)
    assert Post.objects.get().status == Status.PUBLISHED
    assert [name for name in files(out) if name.endswith(".md")] == [
        f"_posts/2026-04-01-{Post.objects.get().slug}.md"
    ]


def test_posts_written_here_become_jekyll_files_with_a_configuration(run_export, run_import, out):
    make_post(slug="題-1", path="/2025/11/04/題-1/", title="一", tags=[make_tag()])
    make_post(slug="", path=None, title="二", status=Status.DRAFT, published_at=None)
    make_image("/assets/a.png")
    report = run_export()
    assert (report.new, report.pictures, report.failures, report.notes) == (2, 1, [], [])
    draft = Post.objects.get(title="二")
    assert files(out).keys() == {
        "_config.yml", "_posts/2025-11-04-題-1.md", f"_drafts/post-{draft.pk}.md", "assets/a.png",
    }  # fmt: skip
    post = Post.objects.get(title="一")
    before = (post.path, post.slug, post.body, post.excerpt, post.published_at, post.typography)
    empty_database()
    run_import(out)
    post = Post.objects.get(title="一")
    after = (post.path, post.slug, post.body, post.excerpt, post.published_at, post.typography)
    assert after == before
    assert Post.objects.get(title="二").status == Status.DRAFT


def test_several_sites_get_a_folder_each(write, run_import, run_export, out, tmp_path):
    write("_posts/2026-04-01-a.md", article())
    second = tmp_path / "second"
    second.mkdir()
    (second / "b.md").write_text(article(title="別"), encoding="utf-8")
    run_import()
    run_import(second)
    make_post(slug="c", path="/2025/11/04/c/")
    run_export()
    assert files(out).keys() == {
        "old.example/_posts/2026-04-01-a.md", "old.example/_config.yml", "second/b.md",
        "old.example-new/_posts/2025-11-04-c.md", "old.example-new/_config.yml",
    }  # fmt: skip


def test_a_plain_file_gets_a_head_only_when_something_was_edited(
    run_import, run_export, out, tmp_path
):
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "2026-04-01-a.md").write_text("# 題\n\n本文\n", encoding="utf-8")
    run_import(folder)
    assert run_export().untouched == 1
    save(Post.objects.get(), excerpt="要約")
    assert run_export().changed == 1
    text = (out / "2026-04-01-a.md").read_text(encoding="utf-8")
    assert text == "---\nexcerpt: 要約\n---\n# 題\n\n本文\n"


def test_a_second_export_takes_away_what_is_no_longer_there_and_leaves_what_others_changed(
    write, run_import, run_export, out
):
    for name in ("a", "b", "c"):
        write(f"_posts/2026-04-01-{name}.md", article(title=name))
    run_import()
    run_export()
    (out / "_posts/2026-04-01-c.md").write_text("手で直した")
    (out / "mine.txt").write_text("x")
    Revision.objects.all().delete()
    Post.objects.exclude(title="a").delete()
    assert run_export().removed == 1
    assert {name for name in files(out) if name != "_config.yml"} == {
        "_posts/2026-04-01-a.md", "_posts/2026-04-01-c.md", "mine.txt",
    }  # fmt: skip


def test_the_command_prints_its_counts_and_refuses_a_folder_with_other_things(
    write, run_import, out, capsys
):
    write("_posts/2026-04-01-a.md", article())
    run_import()
    call_command("export_posts", out)
    said, complaints = capsys.readouterr()
    assert said.startswith("1 files as they came, 0 changed, 0 new, 0 pictures, ")
    call_command("export_posts", out.parent / "other", "--dry-run")
    assert "nothing was written" in capsys.readouterr().out
    assert not (out.parent / "other").exists()
    assert complaints == ""


def test_an_address_that_two_files_want_stays_where_the_import_gave_it(
    write, run_import, run_export
):
    for name in ("b", "a"):
        write(f"_posts/2026-04-01-{name}.md", article(title=name, redirect_from="/old/"))
        run_import()
    Alias.objects.filter(path="/old/").update(post=Post.objects.get(title="a"))
    assert (run_export().changed, Post.objects.count()) == (0, 2)
