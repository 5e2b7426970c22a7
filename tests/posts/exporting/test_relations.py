"""Related articles that changed here are told by the exported files, in the form that these had."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posts.exporting.export_report import ExportReport
from posts.exporting.exporter import export_posts
from posts.models import Alias, Merge, Post, Relation, RelationKind, SourceSite
from posts.workflow import Edit, merge_posts, record_edit
from tests.factories import make_post
from tests.posts.importing.conftest import NOW, TOKYO, article

pytestmark = pytest.mark.django_db

FILE = "_posts/2026-04-01-a.md"
OF_NAMES = "related_articles: [2026-04-02-b, lost]\n"
OF_ENTRIES = (
    "pillar_article:\n  slug: '2026-04-03-c'\n  title: 続報\n"
    'related_articles:\n- slug: 2026-04-02-b\n  title: "前回"\n  reason: 前の回\n'
    "# 印\n- slug: lost\n"
)


@pytest.fixture
def run_export(tmp_path: Path) -> Callable[[], ExportReport]:
    return lambda: export_posts(tmp_path / "out", zone=TOKYO, progress=lambda done, total: None)


@pytest.fixture
def posts(write, run_import) -> Callable[[str], tuple[Post, ...]]:
    """Three posts, of which the first names what is given in its head."""

    def imported(told: str, fences: str = "---") -> tuple[Post, ...]:
        head = "title: 題\ndate: 2026-04-01 09:00:00 +0900\n"
        if fences == "+++":
            head = 'title = "題"\ndate = 2026-04-01T09:00:00+09:00\n'
        write(FILE, f"{fences}\n{head}{told}{fences}\n本文\n")
        write("_posts/2026-04-02-b.md", article("前回", date="2026-04-02"))
        write("_posts/2026-04-03-c.md", article("続報", date="2026-04-03"))
        run_import()
        return tuple(Post.objects.order_by("published_at"))

    return imported


def rows() -> list[tuple[str, str, str, str]]:
    told = Relation.objects.order_by("post__title", "kind", "position", "pk")
    return list(told.values_list("post__title", "target__title", "kind", "reason"))


def set_beside(post: Post, *beside: tuple[Post, RelationKind, str]) -> None:
    post.relations.all().delete()
    for position, (target, kind, reason) in enumerate(beside):
        post.relations.create(target=target, kind=kind, reason=reason, position=position)


def comes_back(run_import, run_export, out: Path) -> str:
    """Export and import into the same database and an empty one; return the first file's text."""
    before = rows()
    report = run_export()
    assert (report.failures, report.notes) == ([], [])
    assert rows() == before
    for model in (Merge, Alias, Post, SourceSite):
        model.objects.all().delete()
    run_import(out)
    assert rows() == before
    return (out / FILE).read_text("utf-8")


@pytest.mark.parametrize("told", ["", OF_NAMES, OF_ENTRIES])
def test_a_file_whose_relations_nobody_changed_stays_as_it_is(told, posts, run_export):
    posts(told)
    assert run_export().untouched == 3


def test_names_stay_names_and_what_is_not_here_stays(posts, run_import, run_export, tmp_path):
    a, b, c = posts(OF_NAMES)
    set_beside(a, (c, RelationKind.RELATED, ""), (b, RelationKind.RELATED, ""))
    text = comes_back(run_import, run_export, tmp_path / "out")
    assert 'related_articles: ["2026-04-03-c", "2026-04-02-b", lost]\n' in text


def test_entries_stay_entries_with_all_that_they_tell(posts, run_import, run_export, tmp_path):
    a, b, c = posts(OF_ENTRIES)
    set_beside(
        a,
        (b, RelationKind.PILLAR, ""),
        (c, RelationKind.RELATED, "続き: #1"),
        (b, RelationKind.RELATED, "前の回"),
    )
    text = comes_back(run_import, run_export, tmp_path / "out")
    assert 'pillar_article: {slug: "2026-04-02-b"}\n' in text
    assert (
        'related_articles:\n- slug: "2026-04-03-c"\n  reason: "続き: #1"\n'
        '- slug: "2026-04-02-b"\n  title: 前回\n  reason: 前の回\n- slug: lost\n' in text
    )


@pytest.mark.parametrize("told", [OF_NAMES, OF_ENTRIES])
def test_relations_that_were_taken_away_are_told_no_more(
    told, posts, run_import, run_export, tmp_path
):
    set_beside(posts(told)[0])
    assert "2026-04-02-b" not in comes_back(run_import, run_export, tmp_path / "out")


def test_a_file_without_relations_and_a_post_written_here_tell_theirs(
    posts, run_import, run_export, tmp_path
):
    a, b, c = posts("")
    new = make_post(slug="d", path="/2025/11/04/d/", title="新")
    set_beside(a, (b, RelationKind.RELATED, "理由"), (new, RelationKind.RELATED, ""))
    set_beside(new, (c, RelationKind.PILLAR, ""), (a, RelationKind.RELATED, ""))
    comes_back(run_import, run_export, tmp_path / "out")


def test_toml_tells_them_too(posts, run_import, run_export, tmp_path):
    a, b, c = posts('related_articles = ["2026-04-02-b"]\n', "+++")
    set_beside(a, (c, RelationKind.PILLAR, "理由"), (b, RelationKind.RELATED, ""))
    text = comes_back(run_import, run_export, tmp_path / "out")
    assert 'pillar_article = {slug = "2026-04-03-c", reason = "理由"}\n' in text


def test_what_a_notation_has_no_place_for_is_named_and_the_file_is_written(
    posts, run_export, tmp_path
):
    a, _, c = posts('[[related_articles]]\nslug = "2026-04-02-b"\n', "+++")
    set_beside(a, (c, RelationKind.RELATED, ""))
    report = run_export()
    assert [note.reason for note in report.notes] == [
        "its related articles cannot all be told in hugo"
    ]
    assert 'slug = "2026-04-02-b"' in (tmp_path / "out" / FILE).read_text("utf-8")


def test_files_tell_of_a_merge_and_are_no_conflict(
    posts, run_import, run_export, tmp_path, django_user_model
):
    _, b, c = posts(OF_NAMES)
    desk = django_user_model.objects.create_superuser("desk")
    merge_posts(c, (b,), (), by=desk, now=NOW)
    before = rows()
    assert before == [("題", "続報", RelationKind.RELATED, "")]
    run_export()
    assert '"2026-04-03-c"' in (tmp_path / "out" / FILE).read_text("utf-8")
    report = run_import(tmp_path / "out")
    assert (report.conflicts, report.updated, report.unchanged) == ([], 0, 3)
    assert rows() == before
    assert run_export().untouched == 3
    comes_back(run_import, run_export, tmp_path / "out")


def test_what_was_changed_at_the_desk_and_exported_is_no_conflict(
    posts, run_import, run_export, tmp_path
):
    a, b, c = posts(OF_ENTRIES)
    set_beside(a, (c, RelationKind.RELATED, ""), (b, RelationKind.PILLAR, ""))
    record_edit(Edit(post=a, tags=(), authors=()), now=NOW)
    before = rows()
    run_export()
    report = run_import(tmp_path / "out")
    assert (report.conflicts, report.updated, report.unchanged) == ([], 0, 3)
    assert rows() == before
