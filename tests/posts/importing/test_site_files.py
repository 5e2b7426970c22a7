"""Pages and files beside the posts of a Jekyll site, through the whole import."""

from __future__ import annotations

import os

import pytest

from posts.errors import SourceError
from posts.importing.file_access import LARGEST_ARTICLE
from posts.importing.report import DeadLink, Tally
from posts.models import Alias, KeptFile, Post, Status
from posts.workflow import Edit, record_edit
from tests.posts.importing.conftest import NOW, article

pytestmark = pytest.mark.django_db

PAGE = "---\ntitle: 会社概要\n---\n## 沿革\n\n本文です。\n"


@pytest.fixture(autouse=True)
def a_post(write):
    """A folder without posts is no site."""
    write("_posts/2026-04-01-a.md", article())


def said(report, name: str) -> str:
    """All that the notes say of a file."""
    return " / ".join(note.message for note in report.notes if note.path == name)


def test_a_page_is_imported_and_answers_at_its_address(write, run_import, client):
    write("about.md", PAGE)
    report = run_import()
    page = Post.pages.get()
    assert (page.path, page.title, page.markup) == ("/about/", "会社概要", "markdown")
    assert report.pages == Tally(created=1)
    assert (report.created, report.rejected) == (1, [])
    assert "沿革" in client.get("/about/").content.decode()


def test_a_second_run_finds_pages_and_files_unchanged(write, run_import):
    write("about.md", PAGE)
    write("ads.txt", "example.com, 1, DIRECT\n")
    run_import()
    report = run_import()
    assert (report.pages, report.kept_files) == (Tally(unchanged=1), Tally(unchanged=1))
    assert report.unchanged == 1


def test_a_page_of_html_is_made_safe_and_its_liquid_is_removed_and_noted(write, run_import):
    write(
        "services.html",
        "---\ntitle: 事業\n---\n<p><a href=\"{{ '/about/' | relative_url }}\">会社</a></p>\n"
        "<script>x()</script>\n{% include cta.html %}\n",
    )
    report = run_import()
    assert Post.pages.get().body_html.strip() == '<p><a href="/about/">会社</a></p>'
    lines = [(note.line, note.message) for note in report.notes if note.path == "services.html"]
    assert lines == [
        (5, "<script> cannot be shown and was removed."),
        (6, "The template tag {% include cta.html %} was removed."),
    ]


def test_what_a_page_says_of_itself_is_kept(write, run_import):
    head = "title: 完了\nrobots: noindex\nsitemap: false\npublished: false\ndescription: 説明\n"
    write("contact/thanks.md", f"---\n{head}---\n本文\n")
    run_import()
    page = Post.pages.get()
    assert page.path == "/contact/thanks/"
    assert (page.noindex, page.in_sitemap, page.status) == (True, False, Status.DRAFT)
    assert page.description == "説明"
    assert page.front_matter["robots"] == "noindex"


def test_pages_of_folders_and_collections_come_too(site, write, run_import):
    with (site / "_config.yml").open("a", encoding="utf-8") as config:
        config.write("collections:\n  guides:\n    output: true\n  parts:\n    output: false\n")
    write("_pages/privacy.md", PAGE)
    write("_guides/first.md", PAGE)
    write("_parts/hidden.md", PAGE)
    write("en/index.md", PAGE)
    report = run_import()
    paths = set(Post.pages.values_list("path", flat=True))
    assert paths == {"/privacy/", "/guides/first/", "/en/"}
    assert "never published" in said(report, "_parts/")


def test_a_default_of_the_site_gives_pages_their_permalink(site, write, run_import):
    with (site / "_config.yml").open("a", encoding="utf-8") as config:
        config.write(
            "defaults:\n  - scope: {path: _pages, type: pages}\n"
            "    values: {permalink: '/info/:basename/', sitemap: false}\n"
        )
    write("_pages/terms.md", PAGE)
    run_import()
    page = Post.pages.get()
    assert (page.path, page.in_sitemap) == ("/info/terms/", False)


def test_redirects_of_pages_become_aliases(write, run_import, client):
    write("about.md", PAGE.replace("---\n##", "redirect_from:\n  - /company.html\n---\n##"))
    write("old.md", "---\npermalink: /category/投資分析/\nredirect_to: /about/\n---\n")
    report = run_import()
    assert client.get("/company.html")["Location"] == "/about/"
    assert client.get("/category/投資分析/")["Location"] == "/about/"
    assert Post.pages.count() == 1
    assert report.aliases == Alias.objects.filter(post=Post.pages.get()).count() == 2


def test_a_page_never_takes_the_address_of_a_post_or_of_the_site(write, run_import):
    write("copy.md", "---\ntitle: x\npermalink: /2026/04/01/a/\n---\n本文\n")
    write("tags.md", PAGE)
    write("index.md", PAGE)
    report = run_import()
    assert not Post.pages.exists()
    assert [row.path for row in report.rejected] == ["copy.md"]
    assert "has the address /2026/04/01/a/" in report.rejected[0].reason
    assert "a page of its own at /tags/" in said(report, "tags.md")
    assert "a page of its own at /" in said(report, "index.md")


def test_of_two_pages_at_one_address_the_second_is_rejected(write, run_import):
    write("a.md", "---\ntitle: x\npermalink: /x/\n---\nA\n")
    write("b.md", "---\ntitle: y\npermalink: /x/\n---\nB\n")
    report = run_import()
    assert Post.pages.get().title == "x"
    assert [row.path for row in report.rejected] == ["b.md"]


def test_a_post_never_takes_the_address_of_a_page(write, run_import):
    write("about.md", PAGE)
    run_import()
    write("_posts/2026-04-02-about.md", article(date="2026-04-02", permalink="/about/"))
    report = run_import()
    assert Post.pages.get().path == "/about/"
    assert not Post.articles.filter(path="/about/").exists()
    assert report.collisions[0].owner == "old.example/about.md"


def test_a_page_edited_here_is_kept_unless_the_operator_says_otherwise(write, run_import):
    write("about.md", PAGE)
    run_import()
    page = Post.pages.get()
    page.title = "編集部が直した題"
    record_edit(Edit(page, (), ()), now=NOW.replace(hour=9))
    write("about.md", PAGE.replace("本文です。", "改めた本文です。"))
    report = run_import()
    assert Post.pages.get().title == "編集部が直した題"
    assert [(row.path, row.kept) for row in report.conflicts] == [("about.md", "edit")]
    assert "+改めた本文です。" in report.conflicts[0].diff
    assert run_import(overwrite=True).pages == Tally(updated=1)
    assert Post.pages.get().title == "会社概要"


def test_a_page_whose_file_moves_elsewhere_leaves_its_address_behind(write, run_import, client):
    write("about.md", PAGE)
    run_import()
    write("about.md", PAGE.replace("---\n##", "permalink: /who/\n---\n##"))
    run_import()
    assert client.get("/about/")["Location"] == "/who/"


def test_a_page_whose_file_is_gone_is_listed_and_stays(site, write, run_import):
    write("about.md", PAGE)
    run_import()
    (site / "about.md").unlink()
    assert run_import().disappeared == ["/about/"]
    assert Post.pages.exists()


def test_a_broken_page_is_rejected_with_its_line(write, run_import):
    write("broken.md", "---\ntitle: [\n---\n本文\n")
    report = run_import()
    assert [(row.path, row.line) for row in report.rejected] == [("broken.md", 3)]


def test_a_page_that_only_a_template_filled_is_left_out(write, run_import):
    write("list.html", "---\ntitle: 一覧\n---\n{% for post in site.posts %}{% endfor %}\n")
    assert "its text is empty" in said(run_import(), "list.html")
    assert not Post.pages.exists()


def test_links_between_posts_and_pages_are_known(write, run_import):
    write("_posts/2026-04-01-a.md", article(body="[会社](/about/) [旧](/gone/)"))
    write("about.md", "---\ntitle: x\n---\n[記事](/2026/04/01/a/) [ない](/nowhere/)\n")
    report = run_import()
    assert report.dead_links == [
        DeadLink("_posts/2026-04-01-a.md", "/gone/"),
        DeadLink("about.md", "/nowhere/"),
    ]


SECRETS = (
    "deploy.py", "build.rb", "run.sh", "main.js", "requirements.txt", "requirements-dev.txt",
    "Gemfile", "Gemfile.lock", "package.json", "package-lock.json", "CLAUDE.md", "README.md",
    "README.ja.md", "SECURITY.md", "LICENSE", "LICENSE.txt", ".env", ".htaccess", "_notes.md",
)  # fmt: skip
PRIVATE_FOLDERS = ("docs", "scripts", "node_modules", "vendor", ".git", "_layouts", "_data")


def test_what_a_careless_build_would_publish_is_named_and_never_taken(write, run_import, client):
    for name in SECRETS:
        write(name, PAGE)
    for folder in PRIVATE_FOLDERS:
        write(f"{folder}/page.md", PAGE)
    report = run_import(keep=("*", "**", "docs/*", ".*"))
    for name in (*SECRETS, *(f"{folder}/" for folder in PRIVATE_FOLDERS)):
        assert "never published" in said(report, name), name
    assert not Post.pages.exists()
    assert not KeptFile.objects.exists()
    assert client.get("/CLAUDE.md").status_code == 404


def test_what_the_configuration_excludes_is_named_and_never_taken(site, write, run_import):
    with (site / "_config.yml").open("a", encoding="utf-8") as config:
        config.write("exclude:\n  - private.md\n  - inside/\n  - '*.draft.md'\n")
    for name in ("private.md", "inside/a.md", "b.draft.md"):
        write(name, PAGE)
    report = run_import()
    for name in ("private.md", "inside/", "b.draft.md"):
        assert "excluded by _config.yml" in said(report, name)
    assert not Post.pages.exists()


def test_a_file_without_front_matter_is_no_page(write, run_import):
    write("plain.md", "# 見出し\n")
    assert "no front matter" in said(run_import(), "plain.md")
    assert not Post.pages.exists()


def test_a_file_that_is_too_large_is_rejected_only_where_it_would_be_a_page(write, run_import):
    write("page.html", "---\ntitle: 題\n---\n" + " " * LARGEST_ARTICLE)
    write("plain.html", " " * (LARGEST_ARTICLE + 1))
    report = run_import()
    assert [row.path for row in report.rejected] == ["page.html"]
    assert "no front matter" in said(report, "plain.html")


def test_a_page_that_fits_the_operators_pattern_is_a_page_all_the_same(write, run_import):
    write("about.html", PAGE)
    write("proof.html", "plain\n")
    report = run_import(keep=("*.html",))
    assert (report.pages, report.kept_files) == (Tally(created=1), Tally(created=1))
    assert said(report, "about.html") == ""


def test_other_files_are_counted_so_that_nothing_is_lost_unseen(write, run_import):
    for name in ("assets/a.css", "assets/b.js", "manual.pdf"):
        write(name, "x")
    report = run_import()
    assert said(report, "assets/").startswith("2 files in this folder are left out")
    assert "--keep takes it" in said(report, "manual.pdf")


KEPT = {
    "ads.txt": "example.com, 1, DIRECT\n",
    "app-ads.txt": "x",
    "humans.txt": "x",
    "security.txt": "Contact: mailto:a@b.example\n",
    "site.webmanifest": "{}",
    "favicon.ico": "\0icon",
    ".well-known/security.txt": "Contact: mailto:a@b.example\n",
    "BingSiteAuth.xml": '<?xml version="1.0"?>\n<users><user>0123ABCDEF456789</user></users>\n',
    "google0123456789abcdef.html": "google-site-verification: google0123456789abcdef.html",
    "0123456789abcdef0123456789abcdef.txt": "0123456789abcdef0123456789abcdef",
}


def test_verification_files_are_kept_byte_for_byte(write, run_import, client):
    for name, content in KEPT.items():
        write(name, content)
    report = run_import()
    assert report.kept_files == Tally(created=len(KEPT))
    for name, content in KEPT.items():
        assert b"".join(client.get(f"/{name}").streaming_content) == content.encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("google0123456789abcdef.html", "<script>x()</script>"),
        ("google-ads.html", "google-site-verification: google-ads.html"),
        ("0123456789abcdef0123456789abcdef.txt", "something else"),
        ("notes.txt", "notes"),
        ("MyAuth.xml", "<users><password>x</password></users>"),
    ],
)
def test_a_file_that_only_looks_like_one_is_not_kept(write, run_import, name, content):
    write(name, content)
    assert "does not hold what a file of this name should" in said(run_import(), name)
    assert not KeptFile.objects.exists()


def test_the_operators_patterns_take_the_place_of_the_list(write, run_import):
    for name in ("ads.txt", "downloads/a.pdf", "downloads/deep/b.pdf", ".well-known/key"):
        write(name, "x")
    run_import(keep=("downloads/*.pdf", ".well-known/*"))
    kept = set(KeptFile.objects.values_list("path", flat=True))
    assert kept == {"/downloads/a.pdf", "/.well-known/key"}


def test_what_the_site_makes_itself_is_never_kept(write, run_import):
    for name in ("robots.txt", "sitemap.xml", "feed.xml", "llms.txt"):
        write(name, "x")
    report = run_import(keep=("*",))
    for name in ("robots.txt", "sitemap.xml", "feed.xml", "llms.txt"):
        assert "this site makes its own" in said(report, name)
    assert not KeptFile.objects.exists()


def test_a_template_is_not_kept_as_if_it_were_a_file(write, run_import):
    write("ads.txt", "---\nlayout: null\n---\n{{ site.ads }}\n")
    assert "it has front matter" in said(run_import(), "ads.txt")
    assert not KeptFile.objects.exists()


def test_a_file_that_changed_is_kept_anew_and_the_old_content_is_dropped(
    write, run_import, client, tmp_path, django_capture_on_commit_callbacks
):
    write("ads.txt", "old")
    run_import()
    write("ads.txt", "new")
    with django_capture_on_commit_callbacks(execute=True):
        assert run_import().kept_files == Tally(updated=1)
    assert b"".join(client.get("/ads.txt").streaming_content) == b"new"
    assert len(list((tmp_path / "media/#kept").iterdir())) == 1


def test_a_link_out_of_the_site_is_refused_and_a_pipe_does_not_wait(site, tmp_path, run_import):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "page.md").write_text(PAGE)
    (site / "ads.txt").symlink_to(secret)
    (site / "page.md").symlink_to(tmp_path / "outside" / "page.md")
    (site / "linked").symlink_to(tmp_path / "outside")
    os.mkfifo(site / "humans.txt")
    os.mkfifo(site / "pipe.md")
    report = run_import()
    assert "leads out of the site's folder" in said(report, "ads.txt")
    assert "leads out of the site's folder" in said(report, "page.md")
    assert "symbolic link" in said(report, "linked/")
    assert "no regular file" in said(report, "humans.txt")
    assert not KeptFile.objects.exists()
    assert not Post.pages.exists()


@pytest.mark.parametrize("pattern", ["../*", "/etc/passwd", "a/../../b", ""])
def test_a_pattern_that_leads_out_of_the_site_is_misuse(run_import, pattern):
    with pytest.raises(SourceError, match="no pattern inside the site's folder"):
        run_import(keep=(pattern,))


@pytest.mark.parametrize("permalink", ["/../../etc/passwd", "https://evil.example/", "/a?b/"])
def test_a_permalink_that_is_no_address_is_rejected(write, run_import, permalink):
    write("about.md", f"---\ntitle: x\npermalink: {permalink}\n---\n本文\n")
    assert [row.path for row in run_import().rejected] == ["about.md"]
    assert not Post.pages.exists()


def test_a_dry_run_tells_the_same_of_pages_and_files_and_changes_nothing(
    write, run_import, tmp_path
):
    write("about.md", PAGE)
    write("ads.txt", "x")
    write("README.md", "x")
    dry = run_import(dry_run=True)
    assert not Post.pages.exists()
    assert not KeptFile.objects.exists()
    assert not (tmp_path / "media").exists()
    real = run_import()
    untimed = {"seconds": 0, "stages": {}}
    assert {**dry.as_dict(), **untimed} == {**real.as_dict(), **untimed}
