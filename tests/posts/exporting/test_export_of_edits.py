"""Whatever the desk changes in a post is told by its file, and no conflict when it comes back."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posts.authors.models import Author
from posts.categories.models import Category
from posts.exporting.export_report import ExportReport
from posts.exporting.exporter import export_posts
from posts.models import (
    CONTENT,
    Alias,
    Image,
    Post,
    Revision,
    RevisionKind,
    Series,
    SourceSite,
    Status,
)
from posts.tags.models import Tag
from posts.workflow import Edit, get_or_create_named, record_edit
from tests.factories import make_image, make_post
from tests.posts.importing.archive_rows import rows
from tests.posts.importing.conftest import NOW, TOKYO, article

pytestmark = pytest.mark.django_db

RunExport = Callable[[], ExportReport]

#: Content fields of a post that no key of its file tells, each with the reason.
NOT_IN_A_HEAD = {
    "path": "of fixed pages, which have files of their own",
    "footer_position": "of fixed pages, too",
    "title_in_body": "follows from the head and the body",
    "flavour": "follows from the dialect",
    "markup": "follows from the file's name",
}
#: What an editor writes into each field.
EDITS: Mapping[str, object] = {
    "title": "題: 「新」 #1",
    "slug": "haru",
    "body": "改めた本文です。\n\n---\n二段落目。\n",
    "typography": True,
    "hard_breaks": True,
    "as_kramdown": True,
    "excerpt": "要約: yes",
    "description": "説明「#1」",
    "category": "経済",
    "series": "半導体の現場: 下",
    "series_position": 3,
    "published_at": datetime(2026, 4, 9, 1, 2, 3, 456, tzinfo=UTC),
    "expires_at": datetime(2030, 1, 2, 3, 4, tzinfo=UTC),
    "updated_at": datetime(2026, 5, 1, 3, 0, tzinfo=UTC),
    "cover": "/assets/new.png",
    "canonical_url": "https://example.com/a?b=c#d",
    "noindex": True,
    "in_sitemap": False,
    "disclosure": "本稿は「丸三角」社の提供です。\n詳細: #1",
    "tags": ["量子", "yes", "2026-01-01"],
    "authors": ["森 一", "林 二"],
}
_NAMES = ("tags", "authors")
FULL = (
    "---\ntitle: 題\ndate: 2026-04-01 09:00:00 +0900\ntags: [AI]\ncategory: 技術\nauthor: 青木\n"
    "excerpt: 要約\ndescription: 説明\nexpires: 2031-01-01\nlast_modified_at: 2026-04-02\n"
    "image: /assets/old.png\ncanonical_url: https://example.com/\ndisclosure: 提供\n"
    "series: 半導体の現場\nseries_order: 2\ntypography: false\n"
    "hard_breaks: false\nkramdown: false\nrobots: all\nsitemap: true\n"
    "---\n本文\n"
)
SOURCES = {
    "few keys": ("_posts/2026-04-01-a.md", article()),
    "all keys": ("_posts/2026-04-01-a.md", FULL),
    "a draft": ("_drafts/a.md", "---\ntitle: 題\n---\n本文\n"),
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run_export(out: Path) -> RunExport:
    return lambda: export_posts(out, zone=TOKYO, progress=lambda done, total: None)


@pytest.fixture(autouse=True)
def pictures(write, run_import) -> None:
    """Pictures of the site and of the desk, in the test's own media store."""
    write("assets/old.png", b"picture")
    make_image("/assets/new.png")


def empty_database() -> None:
    for model in (Alias, Post, Image, SourceSite):
        model.objects.all().delete()


def desk_values() -> dict[str, object]:
    """All that the desk shows of the one post."""
    post = Post.objects.get()
    values: dict[str, object] = {name: getattr(post, name) for name in EDITS if name not in _NAMES}
    values |= {
        "category": post.category.name if post.category else None,
        "cover": post.cover.path if post.cover else None,
        "series": post.series.name if post.series else None,
        "tags": [tag.name for tag in post.tag_list()],
        "authors": [author.name for author in post.author_list()],
    }
    return values


def edit(name: str, value: object) -> None:
    """Write one value into the one post, as the desk does."""
    post = Post.objects.get()
    tags, authors = tuple(post.tag_list()), tuple(post.author_list())
    if name == "tags":
        tags = tuple(get_or_create_named(Tag, value).values())  # type: ignore[arg-type]
    elif name == "authors":
        authors = tuple(get_or_create_named(Author, value).values())  # type: ignore[arg-type]
    elif name == "category":
        post.category = Category.objects.create(name=str(value), slug="keizai") if value else None
    elif name == "series":
        post.series = get_or_create_named(Series, [str(value)])[str(value)] if value else None
    elif name == "cover":
        post.cover = Image.objects.get(path=str(value)) if value else None
    else:
        setattr(post, name, value)
    record_edit(Edit(post=post, tags=tags, authors=authors), now=NOW)


def test_every_content_field_is_either_tried_here_or_told_otherwise():
    assert {field.name for field in CONTENT} == EDITS.keys() | NOT_IN_A_HEAD.keys()


def comes_back(run_export: RunExport, run_import: Callable[..., object], out: Path) -> None:
    """Export, import into the same database and into an empty one: nothing changes."""
    before = desk_values()
    report = run_export()
    assert (report.notes, report.failures, report.changed) == ([], [], 1)
    again = run_import(out)
    assert (again.conflicts, again.updated, again.unchanged) == ([], 0, 1)  # type: ignore[attr-defined]
    assert desk_values() == before
    empty_database()
    run_import(out)
    assert desk_values() == before


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("source", SOURCES)
def test_each_field_that_was_edited_comes_back_from_the_file(
    source, name, write, out, run_import, run_export
):
    write(*SOURCES[source])
    run_import()
    present = getattr(Post.objects.get(), name, None)
    edit(name, not present if isinstance(present, bool) else EDITS[name])
    comes_back(run_export, run_import, out)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "") for name in ("excerpt", "description", "canonical_url", "disclosure")),
        *((name, None) for name in ("category", "cover", "expires_at", "updated_at")),
        *((name, None) for name in ("series", "series_position")),
        *((name, []) for name in _NAMES),
    ],
)
def test_each_field_that_was_emptied_comes_back_empty(
    name, value, write, out, run_import, run_export
):
    write(*SOURCES["all keys"])
    run_import()
    edit(name, value)
    comes_back(run_export, run_import, out)


def test_all_fields_at_once_come_back(write, out, run_import, run_export):
    write(*SOURCES["few keys"])
    run_import()
    for name, value in EDITS.items():
        edit(name, value)
    comes_back(run_export, run_import, out)


def test_a_file_that_changes_after_an_edit_was_exported_updates_its_post(
    write, out, run_import, run_export
):
    write(*SOURCES["few keys"])
    run_import()
    edit("title", "新しい題")
    run_export()
    run_import(out)
    assert Revision.objects.latest("number").kind == RevisionKind.IMPORT
    before = rows()
    assert run_export().untouched == 1
    assert run_import(out).unchanged == 1
    assert rows() == before
    file = out / "_posts/2026-04-01-a.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n追記。\n", encoding="utf-8")
    report = run_import(out)
    assert (report.updated, report.conflicts) == (1, [])
    assert Post.objects.get().body.endswith("追記。\n")


def test_a_file_that_says_more_than_the_edit_is_a_conflict(write, out, run_import, run_export):
    write(*SOURCES["few keys"])
    run_import()
    edit("title", "新しい題")
    run_export()
    file = out / "_posts/2026-04-01-a.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "redirect_from: /old/\ntitle:"), encoding="utf-8")
    assert len(run_import(out).conflicts) == 1


def test_a_withdrawn_post_that_comes_back_is_no_conflict(
    write, out, run_import, run_export, django_user_model
):
    write(*SOURCES["few keys"])
    run_import()
    post = Post.objects.get()
    post.status = Status.WITHDRAWN
    record_edit(Edit(post=post, tags=(), authors=()), now=NOW)
    run_export()
    report = run_import(out)
    assert (report.unchanged, report.conflicts, Post.objects.get().status) == (
        1, [], Status.WITHDRAWN,
    )  # fmt: skip
    record_edit(
        Edit.of(Post.objects.get(), by=django_user_model.objects.create_superuser("desk")),
        to=Status.PUBLISHED,
        now=NOW,
    )
    assert Author.objects.count() == 0


def test_a_post_written_here_comes_back_from_a_site_of_another_generator(
    out, run_import, run_export, tmp_path
):
    folder = tmp_path / "hugo"
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text('title = "題"\n', encoding="utf-8")
    (folder / "content/a.md").write_text(
        '+++\ntitle = "題"\ndate = 2026-04-01T09:00:00+09:00\n+++\n本文\n', encoding="utf-8"
    )
    run_import(folder)
    make_post(slug="c", path="/2025/11/04/c/", title="別", noindex=True)
    before = sorted(Post.objects.values_list("title", "slug", "path", "noindex", "published_at"))
    run_export()
    empty_database()
    again = out.rename(out.parent / "again")
    assert (run_import(again).created, run_import(again).unchanged) == (2, 2)
    after = Post.objects.values_list("title", "slug", "path", "noindex", "published_at")
    assert sorted(after) == before


HUGO = """+++
title = "題"
date = 2026-04-01T09:00:00+09:00
series = ["半導体の現場", "ほかの連載"]
series_order = 2
+++
本文
"""


def test_a_series_of_hugo_is_read_from_its_list_and_told_as_a_list(
    tmp_path, out, run_import, run_export
):
    folder = tmp_path / "hugo"
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text('title = "題"\n', encoding="utf-8")
    (folder / "content/a.md").write_text(HUGO, encoding="utf-8")
    run_import(folder)
    post = Post.objects.get()
    assert (post.series and post.series.name, post.series_position) == ("半導体の現場", 2)
    edit("series", "新しい 連載")
    run_export()
    assert 'series = ["新しい 連載"]' in next(out.rglob("a.md")).read_text(encoding="utf-8")
    empty_database()
    run_import(out)
    assert desk_values()["series"] == "新しい 連載"


@pytest.mark.parametrize("told", ["-1", "1.5", "三", "99999", "9" * 5000, "[1]", "{a: 1}"])
def test_an_odd_place_in_a_series_is_noted_and_left_out(told, write, run_import):
    head = f"title: 題\ndate: 2026-04-01\nseries: 連載\nseries_order: {told}"
    write("_posts/2026-04-01-a.md", f"---\n{head}\n---\n本文\n")
    report = run_import()
    assert any("series_order" in note.message for note in report.notes)
    assert Post.objects.get().series_position is None
