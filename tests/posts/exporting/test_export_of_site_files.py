"""Pages, redirects and kept files come back: untouched ones exactly, edited ones as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from posts.admin.post.fixed_pages import PageForm
from posts.exporting.export_report import ExportReport
from posts.exporting.exporter import export_posts
from posts.models import Alias, Image, KeptFile, Markup, Post, SourceSite, Status
from posts.workflow import Edit, record_edit
from tests.factories import LONG_AGO, make_image, make_kept_file, make_page, make_redirect_to
from tests.posts.exporting.test_exporter import files
from tests.posts.importing.archive_rows import rows
from tests.posts.importing.conftest import NOW, TOKYO, WriteFile, article

pytestmark = pytest.mark.django_db

RunExport = Callable[[], ExportReport]
ABOUT = (
    "---\nlayout: page  # 型\ntitle: 編集部\npermalink: /about/\nunknown: [1]\n---\n"
    '<a href="{{ "/contact/" | relative_url }}">連絡先</a>です。\n'
)
PROOF = "google-site-verification: google0123456789abcdef.html"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run_export(out: Path) -> RunExport:
    return lambda: export_posts(out, zone=TOKYO, progress=lambda done, total: None)


@pytest.fixture
def full_site(write: WriteFile, site: Path) -> Path:
    """A site with a post, pages in both notations and two encodings, and a file to keep."""
    write("_posts/2026-04-01-a.md", article())
    write("_pages/about.md", ABOUT)
    write("terms.html", "---\ntitle: 規約\nsitemap: false\n---\n<p>規約です。</p>\r\n")
    write("_pages/old.md", "---\ntitle: 昔\nredirect_to: /about/\n---\n移りました。\n")
    write("_pages/sjis.md", "---\ntitle: 昔の頁\n---\n昔のページです。\n".encode("cp932"))
    write("ads.txt", "placeholder.example, 1\n")
    write("google0123456789abcdef.html", PROOF)
    return site


def empty_database() -> None:
    for model in (Alias, Post, KeptFile, Image, SourceSite):
        model.objects.all().delete()


def test_untouched_site_files_come_back_byte_for_byte_and_import_to_the_same_rows(
    full_site, out, run_import, run_export
):
    run_import()
    before = rows()
    report = run_export()
    assert (report.changed, report.new, report.failures) == (0, 0, [])
    assert (report.kept_files, report.redirects) == (2, 1)
    source, came_back = files(full_site), files(out)
    table = came_back.pop("redirects.csv")
    assert table.decode() == "old,new,status\n/old/,/about/,301\n"
    assert came_back == {name: source[name] for name in source if name != "_pages/old.md"}
    empty_database()
    run_import(out, redirects=out / "redirects.csv")
    assert rows() == before


def test_an_export_imported_into_the_same_database_changes_nothing(
    full_site, out, run_import, run_export
):
    run_import()
    before = rows()
    run_export()
    report = run_import(out, redirects=out / "redirects.csv")
    assert (report.created, report.updated, report.pages.created, report.pages.updated) == (0,) * 4
    assert (report.conflicts, report.rejected, report.disappeared, report.aliases) == (
        [], [], [], 0,
    )  # fmt: skip
    assert rows() == before


#: What an editor may change of a page, all of which its file tells.
EDITS = {
    "title": "題: 「新」",
    "path": "/新しい:場所/",
    "body": "改めた本文です。\n\n二段落目。\n",
    "markup": Markup.HTML,
    "description": "説明 #1",
    "noindex": True,
    "in_sitemap": False,
    "footer_position": 20,
    "status": Status.DRAFT,
    "typography": True,
    "hard_breaks": True,
    "as_kramdown": True,
}


def test_the_file_of_a_page_tells_every_field_of_its_form():
    assert {*PageForm.Meta.fields, "status"} == EDITS.keys()


def flipped(page: Post, field: str) -> object:
    present = getattr(page, field)
    return not present if isinstance(present, bool) else EDITS[field]


@pytest.mark.slow
@pytest.mark.parametrize("field", EDITS)
@pytest.mark.parametrize("name", ["_pages/about.md", "terms.html"])
def test_an_edit_of_a_page_comes_back_from_its_file_and_is_no_conflict(
    name, field, full_site, out, run_import, run_export
):
    run_import()
    page = Post.pages.get(source_key__endswith=name)
    if field == "status":
        record_edit(Edit(page, (), ()), to=Status.WITHDRAWN, now=LONG_AGO)
    setattr(page, field, flipped(page, field))
    record_edit(Edit(page, (), ()), now=LONG_AGO)
    before = Post.pages.filter(pk=page.pk).values(*EDITS).get()
    report = run_export()
    assert [note for note in report.notes if note.name == name] == []
    again = run_import(out)
    assert (again.conflicts, again.pages.updated) == ([], 0)
    empty_database()
    run_import(out)
    assert Post.pages.values(*EDITS).get(source_key__endswith=name) == before


def test_a_page_file_that_changes_after_its_edit_was_exported_updates_the_page(
    full_site, out, run_import, run_export
):
    run_import()
    page = Post.pages.get(path="/about/")
    page.title = "編集部について"
    record_edit(Edit(page, (), ()), now=LONG_AGO)
    run_export()
    run_import(out)
    file = out / "_pages/about.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n追記。\n", encoding="utf-8")
    report = run_import(out)
    assert (report.pages.updated, report.conflicts) == (1, [])
    assert "追記" in Post.pages.get(path="/about/").body


def test_pages_written_here_get_files_that_an_import_reads(full_site, out, run_import, run_export):
    run_import()
    make_page(title="問い合わせ", path="/contact/form/", body="窓口です。\n", in_sitemap=False)
    make_page(title="読んで", path="/README/", body="<p>本文</p>\n", markup=Markup.HTML)
    before = list(Post.pages.order_by("path").values(*EDITS))
    assert run_export().new == 2
    assert "_pages/contact-form.md" in files(out)
    empty_database()
    run_import(out)
    assert list(Post.pages.order_by("path").values(*EDITS)) == before


def test_every_kind_of_redirect_comes_back_from_the_table(full_site, out, run_import, run_export):
    run_import()
    post = Post.articles.get()
    Alias.objects.create(path="/a b/", address="/about/?x=1#y", created_at=NOW)
    Alias.objects.create(path="/gone/", status=410, created_at=NOW)
    Alias.objects.create(path="/later/", post=post, status=302, created_at=NOW)
    make_redirect_to("/away/", "https://example.com/x,y?q=1")
    before = rows()["aliases"]
    assert run_export().redirects == 5
    empty_database()
    report = run_import(out, redirects=out / "redirects.csv")
    assert report.rejected == []
    assert rows()["aliases"] == before


def test_a_file_that_only_a_pattern_keeps_is_noted_with_the_pattern(
    write, out, run_import, run_export
):
    write("_posts/2026-04-01-a.md", article())
    write("paper.pdf", b"%PDF")
    run_import(keep=("paper.pdf",))
    report = run_export()
    assert files(out)["paper.pdf"] == b"%PDF"
    assert [(n.name, str(n.reason)) for n in report.notes] == [
        ("paper.pdf", "an import takes it only with --keep paper.pdf")
    ]


def test_each_site_gets_the_pictures_that_it_shows(write, out, run_import, run_export, tmp_path):
    write("_posts/2026-04-01-a.md", article(body="![図](/assets/a.png)", image="/assets/c.png"))
    for name in ("assets/a.png", "assets/c.png"):
        write(name, b"picture of a")
    second = tmp_path / "second"
    (second / "assets").mkdir(parents=True)
    (second / "b.md").write_text(article(title="別", body="![図](/assets/b.png)"), encoding="utf-8")
    (second / "assets/b.png").write_bytes(b"picture of b")
    run_import()
    run_import(second)
    make_image("/assets/nobody.png")
    run_export()
    assert {name for name in files(out) if name.endswith(".png")} == {
        "old.example/assets/a.png", "old.example/assets/c.png", "second/assets/b.png",
        "second/assets/nobody.png",
    }  # fmt: skip


def test_pages_that_the_only_site_has_no_place_for_lie_beside_it(
    out, run_import, run_export, tmp_path
):
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "2026-04-01-a.md").write_text(article(), encoding="utf-8")
    run_import(folder)
    make_page()
    make_kept_file()
    run_export()
    assert "plain/2026-04-01-a.md" in files(out)
    assert [path.parts[-3][-4:] for path in out.rglob("about.md")] == ["-new"]


def test_an_export_of_pages_alone_can_be_imported(out, run_import, run_export):
    make_page()
    run_export()
    empty_database()
    assert run_import(out).pages.created == 1
    assert Post.pages.get().path == "/about/"
