"""Exports of WordPress and Ghost, all the way: imported, imported again, edited, exported."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from posts.categories.models import Category
from posts.errors import NoPostsError
from posts.exporting.exporter import export_posts
from posts.importing.containers.unpacked_exports import opened_sites
from posts.importing.report import Rejected, Remark
from posts.models import (
    Alias,
    Image,
    Markup,
    Post,
    Publication,
    Revision,
    SourceSite,
    Status,
)
from posts.workflow import Edit, record_edit, rerender, restore
from tests.posts.importing.conftest import NOW, TOKYO, article

pytestmark = pytest.mark.django_db

EXPORTS = Path(__file__).parent / "exports"
WORDPRESS, GHOST = EXPORTS / "wordpress.xml", EXPORTS / "ghost.json"

WriteExport = Callable[[str, str], Path]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the WordPress export with a text replaced by another."""

    def write(old: str, new: str, name: str = "export.xml") -> Path:
        text = WORDPRESS.read_text("utf-8")
        assert old in text
        path = tmp_path / name
        path.write_text(text.replace(old, new), "utf-8")
        return path

    return write


def the_post(number: str = "wordpress:old.example/42") -> Post:
    return Post.objects.get(source_key=number)


def edit(post: Post, body: str) -> Post:
    post.body = body
    return record_edit(
        Edit(post=post, tags=tuple(post.tag_list()), authors=tuple(post.author_list())), now=NOW
    )


def test_an_article_of_wordpress_becomes_a_post_with_all_its_facts(run_import):
    report = run_import(WORDPRESS)
    post = the_post()
    assert (report.created, report.pages.created, report.rejected) == (3, 1, [])
    assert (post.path, post.slug) == ("/2012/03/円安/", "円安")
    assert (post.title, post.excerpt) == ("円安 & 株高", "要約です。")
    assert post.published_at == datetime(2012, 3, 6, 0, 30, tzinfo=UTC)
    assert post.updated_at == datetime(2012, 3, 7, 0, 30, tzinfo=UTC)
    assert [author.name for author in post.author_list()] == ["山田花子"]
    assert [tag.name for tag in post.tag_list()] == ["為替"]
    category = Category.objects.get()
    assert post.category == category
    assert (category.slug, category.description) == ("economy", "円と金利の話。")
    assert Alias.objects.get(post=post).path == "/2012/03/yen/"
    assert post.markup == Markup.HTML
    assert "<script" in post.body
    assert "<script" not in post.body_html
    assert '<h2 id="見通し">見通し</h2>' in post.body_html
    assert post.source_name == "wordpress.xml#42"


def test_what_is_not_public_yet_is_scheduled_or_a_draft(run_import):
    run_import(WORDPRESS)
    scheduled = the_post("wordpress:old.example/43")
    private = the_post("wordpress:old.example/44")
    assert (scheduled.status, scheduled.is_public(NOW)) == (Status.PUBLISHED, False)
    assert private.status == Status.DRAFT


def test_a_page_becomes_a_fixed_page_at_its_address(run_import):
    run_import(WORDPRESS)
    page = Post.pages.get()
    assert (page.path, page.title, page.markup) == ("/company/about/", "会社案内", Markup.HTML)
    assert page.body_html == "<p>わたしたちについて。</p>"


def test_the_report_names_what_was_left_behind_with_its_place(run_import):
    report = run_import(WORDPRESS)
    line = 1 + WORDPRESS.read_text("utf-8").split("捨てた記事")[0].rindex("<item>")
    line = WORDPRESS.read_text("utf-8").count("\n", 0, line) + 1
    assert Remark("wordpress.xml", None, "comments of readers were not taken over: 1") in (
        report.notes
    )
    assert (
        Remark("wordpress.xml#46", line, "is left out: its status in WordPress is trash")
        in report.notes
    )
    assert ("wordpress.xml#42", "/wp-content/uploads/2012/03/yen.png") in [
        (missing.path, missing.image) for missing in report.missing_images
    ]


def test_the_featured_image_is_taken_from_beside_the_export(run_import, tmp_path, settings):
    folder = tmp_path / "old"
    (folder / "wp-content/uploads/2012/03").mkdir(parents=True)
    (folder / "wp-content/uploads/2012/03/yen.png").write_bytes(b"no picture, but a file")
    shutil.copy(WORDPRESS, folder)
    run_import(folder / "wordpress.xml")
    assert the_post().cover == Image.objects.get(path="/wp-content/uploads/2012/03/yen.png")


def test_an_article_of_ghost_becomes_a_post_with_all_its_facts(run_import):
    report = run_import(GHOST)
    post = the_post("ghost:幽霊新報/64aa01")
    assert (report.created, report.pages.created, report.rejected) == (3, 1, [])
    assert (post.path, post.title, post.excerpt) == ("/yen/", "円安の行方", "要約です。")
    assert (post.description, post.canonical_url) == ("説明です。", "https://first.example/yen/")
    assert [author.name for author in post.author_list()] == ["山田花子", "佐藤次郎"]
    assert [tag.name for tag in post.tag_list()] == ["経済", "為替"]
    assert post.body_html == '<p>本文 <a href="/about/">紹介</a></p>'
    assert the_post("ghost:幽霊新報/64aa02").status == Status.DRAFT
    assert the_post("ghost:幽霊新報/64aa03").markup == Markup.MARKDOWN
    assert Post.pages.get().path == "/about/"


@pytest.mark.parametrize("export", [WORDPRESS, GHOST])
def test_a_second_import_changes_nothing_and_says_so_for_each_post(run_import, export):
    run_import(export)
    before = list(Post.objects.order_by("pk").values()), list(Post.pages.values())
    report = run_import(export)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 3)
    assert (report.pages.unchanged, report.disappeared) == (1, [])
    assert (list(Post.objects.order_by("pk").values()), list(Post.pages.values())) == before


def test_an_export_of_another_day_has_the_same_posts(run_import, changed):
    run_import(WORDPRESS)
    later = changed("Mon, 24 Nov 2025", "Tue, 25 Nov 2025", "site.WordPress.2025-11-25.xml")
    report = run_import(later)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 3)


def test_a_changed_item_is_updated_and_no_other(run_import, changed):
    run_import(WORDPRESS)
    report = run_import(changed("円は下げ止まるのか。", "円は下げ止まった。"))
    assert (report.updated, report.unchanged) == (1, 2)
    assert "円は下げ止まった。" in the_post().body_html


def test_an_item_that_changed_there_and_here_is_a_conflict(run_import, changed):
    run_import(WORDPRESS)
    edit(the_post(), "<p>編集部で直した。</p>")
    later = changed("円は下げ止まるのか。", "円は下げ止まった。")
    (conflict,) = run_import(later).conflicts
    assert (conflict.path, conflict.kept) == ("export.xml#42", "edit")
    assert "円は下げ止まった。" in conflict.diff
    assert the_post().body == "<p>編集部で直した。</p>"
    run_import(later, overwrite=True)
    assert "円は下げ止まった。" in the_post().body


def test_an_item_that_is_gone_is_listed_and_stays(run_import, changed):
    run_import(WORDPRESS)
    report = run_import(
        changed("<wp:post_type><![CDATA[post]]>", "<wp:post_type><![CDATA[revision]]>")
    )
    assert report.disappeared == ["/2012/03/円安/"]
    assert Post.articles.count() == 3


def test_a_truncated_export_gives_its_whole_items_and_names_the_last(run_import, tmp_path):
    text = WORDPRESS.read_text("utf-8")
    path = tmp_path / "cut.xml"
    path.write_text(text[: text.index("近日公開")], "utf-8")
    report = run_import(path)
    assert report.created == 1
    (rejected,) = report.rejected
    assert rejected.reason.startswith("the export ends in the middle of this item")
    assert rejected.line == text[: text.index("<title>春の予定")].count("\n")


def test_an_item_that_cannot_be_read_is_named_with_its_place(run_import, changed):
    path = changed("2099-04-01 00:00:00", "2099-14-01 00:00:00")
    (rejected,) = run_import(path).rejected
    assert (rejected.path, Post.articles.count()) == ("export.xml#43", 2)
    assert rejected.line == 1 + WORDPRESS.read_text("utf-8").split("近日公開")[0].count("\n")


def test_a_bomb_is_refused_by_name_and_the_other_sources_come(run_import, write, site, changed):
    write("_posts/2026-04-01-a.md", article())
    bomb = changed("<rss ", '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss ', "bomb.xml")
    report = run_import(bomb, site)
    assert [(row.path, row.line) for row in report.rejected] == [("bomb.xml", 3)]
    assert report.created == 1


def test_broken_json_of_ghost_is_refused_by_name(run_import, tmp_path):
    path = tmp_path / "cut.json"
    path.write_text(GHOST.read_text("utf-8")[:900], "utf-8")
    (rejected,) = run_import(path).rejected
    assert (rejected.path, Post.objects.count()) == ("cut.json", 0)
    assert rejected.reason.startswith("this is no JSON")


@pytest.mark.parametrize("name", ["feed.xml", "data.json"])
def test_other_xml_and_json_is_refused_where_it_is_named(run_import, tmp_path, name):
    path = tmp_path / name
    path.write_text("<rss><channel/></rss>", "utf-8")
    assert run_import(path).rejected == [
        Rejected(
            name,
            None,
            "this is no export of WordPress (WXR) or Ghost (JSON); export it again there, or name "
            "the dialect with --dialect",
        )
    ]


def test_a_file_can_be_called_an_export_by_its_dialect(run_import, tmp_path):
    path = tmp_path / "export.txt"
    path.write_text("本文", "utf-8")
    (rejected,) = run_import(path, dialect="wordpress").rejected
    assert rejected.reason.startswith("the export holds no items")


def test_exports_in_a_folder_are_told_by_their_content(run_import, write, site):
    write("_posts/2026-04-01-a.md", article())
    write("export.xml", WORDPRESS.read_bytes())
    write("feed.xml", "<rss><channel/></rss>")
    write("_data/x.json", '{"a": 1}')
    report = run_import()
    assert (report.created, report.rejected) == (4, [])
    assert not any(
        note.path == "export.xml" and "left out" in note.message for note in report.notes
    )
    report = run_import()
    assert (report.created, report.unchanged, report.disappeared) == (0, 4, [])


def test_a_folder_with_an_export_alone_is_one_to_import(run_import, tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(GHOST, folder)
    assert run_import(folder).created == 3
    shutil.move(folder / "ghost.json", folder / "ghost.bak")
    with pytest.raises(NoPostsError), opened_sites([folder], None):
        pass


def test_an_export_in_several_files_is_one_site(run_import, tmp_path):
    head, *items = re.split(r"(?=\t<item>)", WORDPRESS.read_text("utf-8").split("</channel>")[0])
    for number, half in enumerate((items[:3], items[3:])):
        text = head + "".join(half) + "</channel></rss>"
        (tmp_path / f"{number}.xml").write_text(text, "utf-8")
    files = [tmp_path / "0.xml", tmp_path / "1.xml"]
    assert run_import(*files).created == 3
    report = run_import(*files)
    assert (report.unchanged, report.disappeared) == (3, [])
    assert SourceSite.objects.count() == 1


def test_the_files_of_the_items_are_gone_afterwards():
    with opened_sites([WORDPRESS], None) as (site,):
        paths = [file.path for file in site.files]
        assert all(path.exists() for path in paths)
    assert not any(path.exists() for path in paths)


def test_html_stays_html_through_rendering_editing_and_restoring(run_import):
    run_import(WORDPRESS)
    post = the_post()
    html = post.body_html
    assert rerender([post], now=NOW) == 0
    edit(post, "<p>**強調**ではない</p>\n\n    字下げ")
    assert "<p>**強調**ではない</p>" in the_post().body_html
    assert "<pre>" not in the_post().body_html
    post.markup = Markup.MARKDOWN
    edit(post, "**強調**")
    assert "<strong>強調</strong>" in the_post().body_html
    restore(
        Revision.objects.get(post=post, number=1),
        by=User.objects.create_superuser("restorer"),
        now=NOW,
    )
    assert (the_post().markup, the_post().body_html) == (Markup.HTML, html)


@pytest.mark.parametrize("export", [WORDPRESS, GHOST])
def test_an_export_of_ours_imports_to_the_same_posts(run_import, tmp_path, export):
    def facts() -> list[object]:
        columns = ("path", "slug", "title", "body", "markup", "body_html", "excerpt", "status",
                   "description", "published_at", "updated_at", "canonical_url",
                   "category__name", "category__slug")  # fmt: skip
        posts = Post.objects.filter(status=Status.PUBLISHED).order_by("path")
        return [
            list(posts.values(*columns)),
            [[tag.name for tag in post.tag_list()] for post in posts],
            [[author.name for author in post.author_list()] for post in posts],
            list(Alias.objects.order_by("path").values_list("path", "post__path")),
            list(Post.pages.order_by("path").values_list("path", "title", "markup", "body_html")),
            sorted(Post.objects.values_list("title", "body", "markup", "status")),
        ]

    run_import(export)
    before = facts()
    out = tmp_path / "out"
    written = export_posts(out, zone=TOKYO, progress=lambda done, total: None)
    assert (written.new, written.failures) == (4, [])
    names = {path.name for path in out.rglob("_posts/*")}
    assert names == (
        {"2012-03-06-円安.html", "2099-04-01-scheduled.html"}
        if export == WORDPRESS
        else {"2025-11-04-yen.html", "2025-11-01-card.md"}
    )
    for model in (Alias, Post, Image, SourceSite, Category, Publication):
        model.objects.all().delete()
    report = run_import(out)
    assert (report.created, report.rejected) == (3, [])
    assert facts() == before
    assert run_import(out).unchanged == 3


@pytest.fixture
def exported(run_import, tmp_path: Path) -> Callable[[Path], Path]:
    """Import an export of another system and write it out as files of ours."""

    def write(export: Path) -> Path:
        run_import(export)
        out: Path = tmp_path / "out"
        assert export_posts(out, zone=TOKYO, progress=lambda done, total: None).failures == []
        return out

    return write


@pytest.mark.parametrize("export", [WORDPRESS, GHOST])
def test_our_files_of_an_export_are_the_posts_that_are_here_already(run_import, exported, export):
    def facts() -> list[object]:
        columns = ("pk", "source_key", "path", "slug", "title", "body", "body_html", "status")
        return [
            list(Post.objects.order_by("pk").values(*columns)),
            list(Post.pages.order_by("pk").values("pk", "source_key", "path", "body_html")),
            list(Alias.objects.order_by("path").values_list("path", "post__path")),
        ]

    out = exported(export)
    before = facts()
    for source in (out, out, export, export, out):
        report = run_import(source)
        assert (report.rejected, report.collisions, report.conflicts) == ([], [], [])
        assert (report.created, report.updated, report.unchanged) == (0, 0, 3)
        assert (report.pages.created, report.pages.updated, report.pages.unchanged) == (0, 0, 1)
        assert facts() == before


def test_what_changes_in_our_file_of_an_export_changes_in_its_post(run_import, exported):
    out = exported(WORDPRESS)
    post, page = the_post(), Post.pages.get()
    for file in (out / "_posts/2012-03-06-円安.html", out / "_pages/company-about.html"):
        file.write_text(file.read_text("utf-8") + "<p>追記。</p>\n", "utf-8")
    report = run_import(out)
    assert (report.created, report.updated, report.unchanged) == (0, 1, 2)
    assert (report.pages.updated, report.rejected) == (1, [])
    assert the_post().pk == post.pk
    assert the_post().body_html.endswith("<p>追記。</p>")
    assert Post.pages.get(pk=page.pk).body_html.endswith("<p>追記。</p>")
    assert run_import(out).unchanged == 3


def test_our_file_of_an_export_that_was_copied_is_one_more_post(run_import, exported):
    out = exported(WORDPRESS)
    shutil.copy(out / "_posts/2012-03-06-円安.html", out / "_posts/2012-03-07-別.html")
    report = run_import(out)
    assert (report.created, report.unchanged, report.rejected) == (1, 3, [])


@pytest.mark.parametrize(
    "told", ["old.example/_posts/a.md", "[1", "wordpress:x", "wordpress:x/../y"]
)
def test_a_file_cannot_claim_to_be_another_file(run_import, write, told):
    write("_posts/2026-04-01-a.md", article())
    run_import()
    write("_posts/2026-04-02-b.md", article(kawaraban_source=told))
    run_import()
    assert (
        Post.objects.get(path="/2026/04/01/a/").source_key == "old.example/_posts/2026-04-01-a.md"
    )
