from datetime import UTC, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from PIL import Image as Picture

from posts.errors import AddressError, NewsroomError, SourceError
from posts.importing.report import Collision, DeadLink, MissingImage
from posts.models import (
    Alias,
    Edition,
    Image,
    ImportRun,
    Markup,
    Post,
    Publication,
    RevisionKind,
    Status,
)
from posts.workflow import Edit, record_edit
from tests.posts.importing.conftest import article

pytestmark = pytest.mark.django_db


def picture(width: int = 12, height: int = 6) -> bytes:
    file = BytesIO()
    Picture.new("RGB", (width, height), "white").save(file, "PNG")
    return file.getvalue()


def test_a_file_becomes_a_public_post_with_all_its_facts(write, run_import):
    write(
        "_posts/2026-04-01-chip.md",
        article(
            title='"半導体の春"',
            date="2026-04-01 20:00:00 +0000",
            categories='["解説"]',
            tags='["半導体", "C++"]',
            author="青木",
            excerpt="短い紹介",
            description="検索向け",
            last_modified_at="2026-04-03 10:00:00 +0900",
            robots="noindex",
            sitemap="false",
            canonical_url="https://old.example/x/",
            editor_note="残すこと",
            body="## 春\n\n**「重要」**の話。",
        ),
    )
    report = run_import()
    post = Post.objects.get()
    assert (report.created, report.rejected) == (1, [])
    assert post.path == "/2026/04/02/chip/"
    assert post.title == "半導体の春"
    assert post.published_at == datetime(2026, 4, 1, 20, 0, tzinfo=UTC)
    assert post.updated_at == datetime(2026, 4, 3, 1, 0, tzinfo=UTC)
    assert post.category is not None
    assert post.category.name == "解説"
    assert [tag.name for tag in post.tag_list()] == ["半導体", "C++"]
    assert [author.name for author in post.author_list()] == ["青木"]
    assert (post.excerpt, post.description) == ("短い紹介", "検索向け")
    assert (post.noindex, post.in_sitemap) == (True, False)
    assert post.canonical_url == "https://old.example/x/"
    assert post.front_matter["editor_note"] == "残すこと"
    assert "<strong>「重要」</strong>" in post.body_html
    assert Post.objects.public(at=datetime(2026, 4, 2, tzinfo=UTC)).get() == post


def test_front_matter_and_body_together_are_the_file(write, run_import):
    text = article(tags="[a]", body="一行目\n\n二行目  \n")
    write("_posts/2026-04-01-a.md", text)
    run_import()
    post = Post.objects.get()
    assert post.front_matter_text + post.body == text


def test_a_second_import_changes_nothing_and_says_so(write, run_import):
    write("_posts/2026-04-01-a.md", article())
    write("_posts/2026-04-02-b.md", article("別"))
    run_import()
    before = list(Post.objects.values().order_by("pk"))
    edition = Edition.objects.current()
    report = run_import()
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert list(Post.objects.values().order_by("pk")) == before
    assert Edition.objects.current() == edition


def test_a_changed_file_updates_its_post_and_keeps_its_address(write, run_import):
    write("_posts/2026-04-01-a.md", article("前"))
    run_import()
    write("_posts/2026-04-01-a.md", article("後", body="新しい本文"))
    report = run_import()
    post = Post.objects.get()
    assert (report.created, report.updated) == (0, 1)
    assert (post.title, post.path, post.version) == ("後", "/2026/04/01/a/", 2)
    assert [revision.kind for revision in post.revisions.all()] == [RevisionKind.IMPORT] * 2


def test_a_changed_date_moves_the_post_and_leaves_an_alias(write, run_import):
    write("_posts/a.md", article(date="2026-04-01"))
    run_import()
    write("_posts/a.md", article(date="2026-05-01"))
    run_import()
    post = Post.objects.get()
    assert post.path == "/2026/05/01/a/"
    assert Alias.objects.get(path="/2026/04/01/a/").post == post


def test_a_file_that_changed_although_its_post_was_edited_here_is_a_conflict(write, run_import):
    write("_posts/2026-04-01-a.md", article("前"))
    run_import()
    post = Post.objects.get()
    post.title = "編集部の題名"
    record_edit(Edit(post=post, tags=(), authors=()), now=datetime(2026, 11, 20, tzinfo=UTC))
    write("_posts/2026-04-01-a.md", article("後"))

    report = run_import()
    assert [(row.path, row.kept) for row in report.conflicts] == [
        ("_posts/2026-04-01-a.md", "edit")
    ]
    assert Post.objects.get().title == "編集部の題名"

    report = run_import(overwrite=True)
    assert report.conflicts[0].kept == "file"
    assert Post.objects.get().title == "後"
    assert Post.objects.get().revisions.filter(snapshot__content__title="編集部の題名").exists()


def test_two_files_for_one_address_are_both_kept_and_reported(write, run_import):
    write("_posts/2026-04-01-chip.md", article("夜", date="2026-04-01 20:00:00 +0000"))
    write("_posts/2026-04-02-chip.md", article("朝", date="2026-04-02 09:00:00 +0900"))
    report = run_import()
    assert Post.objects.get(path="/2026/04/02/chip/").title == "朝"
    assert Post.objects.get(path="/2026/04/01/chip/").title == "夜"
    assert report.collisions == [
        Collision(
            "old.example/_posts/2026-04-01-chip.md",
            "/2026/04/02/chip/",
            "old.example/_posts/2026-04-02-chip.md",
            "/2026/04/01/chip/",
        )
    ]


def test_the_address_of_the_file_names_day_leads_to_the_post(write, run_import):
    write("_posts/2026-04-01-chip-.md", article(date="2026-04-01 20:00:00 +0000"))
    report = run_import()
    post = Post.objects.get(path="/2026/04/02/chip/")
    assert {alias.path for alias in post.aliases.all()} == {
        "/2026/04/01/chip/",
        "/2026/04/01/chip-/",
        "/2026/04/02/chip-/",
    }
    assert report.aliases == 3


def test_one_bad_file_never_stops_the_rest(write, run_import):
    write("_posts/2026-04-01-good.md", article())
    write("_posts/2026-04-02-binary.md", b"\x89PNG\r\n\x00\x00\xff")
    write("_posts/2026-04-03-empty.md", "")
    write("_posts/2026-04-04-broken.md", "---\ntitle: [\n---\n本文\n")
    write("_posts/2026-04-05-python.md", "---\ntitle: !!python/object:os.system x\n---\n本文\n")
    write("_posts/2026-04-06-half.md", "---\ntitle: 途中")
    bomb = "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    write("_posts/2026-04-07-bomb.md", f"---\ntitle: x\na: &a [1]\n{bomb}---\n本文\n")
    write("_posts/2026-04-08-latin.md", b"---\ntitle: x\n---\ncaf\xe9\n")
    report = run_import()
    assert report.created == 1
    assert {row.path.rsplit("-", 1)[1] for row in report.rejected} == {
        "binary.md", "empty.md", "broken.md", "python.md", "half.md", "bomb.md", "latin.md",
    }  # fmt: skip
    assert all(len(row.reason) > 20 for row in report.rejected)
    assert {row.path: row.line for row in report.rejected}["_posts/2026-04-08-latin.md"] == 4


def test_a_draft_comes_in_as_a_draft_without_an_address(write, run_import):
    write("_posts/2026-04-01-a.md", article(published="false"))
    write("_drafts/b.md", article("構想"))
    run_import()
    assert set(Post.objects.values_list("status", "path")) == {(Status.DRAFT, None)}


def test_a_post_without_any_date_waits_as_a_draft(write, run_import):
    write("_posts/undated.md", "---\ntitle: 日付なし\n---\n本文\n")
    run_import()
    assert Post.objects.get().status == Status.DRAFT


def test_pictures_come_along_under_their_old_address(write, run_import, settings, tmp_path):
    write("assets/cover.png", picture())
    write("assets/本文.png", picture(3, 4))
    write(
        "_posts/2026-04-01-a.md",
        article(image="/assets/cover.png", body="![図](/assets/%E6%9C%AC%E6%96%87.png)"),
    )
    run_import()
    cover = Post.objects.get().cover
    assert cover is not None
    assert (cover.path, cover.width, cover.height) == ("/assets/cover.png", 12, 6)
    assert (tmp_path / "media/assets/cover.png").read_bytes() == picture()
    assert (tmp_path / "media/assets/本文.png").exists()
    assert Image.objects.count() == 2


def test_a_picture_that_is_missing_is_listed_and_the_post_comes_all_the_same(write, run_import):
    write("_posts/2026-04-01-a.md", article(image="/assets/lost.png"))
    report = run_import()
    assert report.missing_images == [MissingImage("_posts/2026-04-01-a.md", "/assets/lost.png")]
    assert Post.objects.get().cover is None


@pytest.mark.parametrize(
    "reference",
    ["/../secret.png", "../../../secret.png", "/%2e%2e/secret.png", "file:///secret.png"],
)
def test_a_picture_outside_the_source_folder_is_never_taken(
    write, run_import, site, tmp_path, reference
):
    (tmp_path / "secret.png").write_bytes(picture())
    write("_posts/2026-04-01-a.md", article(image=f'"{reference}"'))
    run_import()
    assert not Image.objects.exists()
    assert not list((tmp_path / "media").rglob("*.png"))


def test_a_picture_behind_a_link_that_leaves_the_source_folder_is_not_taken(
    write, run_import, site, tmp_path
):
    (tmp_path / "secret.png").write_bytes(picture())
    (site / "assets").mkdir()
    (site / "assets/cover.png").symlink_to(tmp_path / "secret.png")
    write("_posts/2026-04-01-a.md", article(image="/assets/cover.png"))
    run_import()
    assert not Image.objects.exists()


def test_a_file_that_is_no_picture_keeps_its_address_and_is_noted(write, run_import):
    write("assets/cover.png", b"no picture")
    write("_posts/2026-04-01-a.md", article(image="/assets/cover.png"))
    report = run_import()
    assert Image.objects.get().width == 0
    assert any("no picture that can be read" in note.message for note in report.notes)


def test_a_picture_that_changed_is_taken_again(write, run_import, tmp_path):
    write("assets/cover.png", picture())
    write("_posts/2026-04-01-a.md", article(image="/assets/cover.png"))
    run_import()
    write("assets/cover.png", picture(20, 10))
    write("_posts/2026-04-01-a.md", article("新", image="/assets/cover.png"))
    run_import()
    assert Image.objects.get().width == 20
    assert (tmp_path / "media/assets/cover.png").read_bytes() == picture(20, 10)
    assert [path.name for path in (tmp_path / "media/assets").iterdir()] == ["cover.png"]


@pytest.mark.parametrize(
    ("source", "changes"),
    [("missing", {}), ("site", {"permalink": "/:nonsense/"}), ("site", {"keep": ("/../x",)})],
    ids=["no source", "a pattern without an address", "a file outside the site"],
)
def test_a_run_that_is_refused_as_a_whole_leaves_no_record_and_imports_nothing(
    source, changes, write, run_import, tmp_path
):
    write("_posts/2026-04-01-a.md", article())
    with pytest.raises(NewsroomError):
        run_import(tmp_path / source, **changes)

    assert not ImportRun.objects.exists()
    assert not Post.objects.exists()


def test_a_dry_run_reports_the_same_and_changes_nothing(write, run_import, tmp_path):
    write("assets/cover.png", picture())
    write("_posts/2026-04-01-a.md", article(image="/assets/cover.png", categories="[解説]"))
    write("_posts/2026-04-02-b.md", "")
    dry = run_import(dry_run=True)
    assert not Post.objects.exists()
    assert not Image.objects.exists()
    assert not ImportRun.objects.exists()
    assert not Publication.objects.exists()
    assert not (tmp_path / "media").exists()
    real = run_import()
    clocks = {"seconds": 0, "stages": {}}
    assert {**dry.as_dict(), **clocks} == {**real.as_dict(), **clocks}


def test_a_link_that_leads_nowhere_is_reported_and_one_that_leads_to_a_post_is_not(
    write, run_import
):
    links = " ".join(
        f"[x]({target})"
        for target in (
            "/2026/04/02/b/",
            "https://old.example/2026/04/02/b/",
            "/2026/04/02/gone/",
            "https://elsewhere.example/x/",
            "#fn",
            "/archive/",
            "mailto:a@b.example",
        )  # fmt: skip
    )
    write("_posts/2026-04-01-a.md", article(body=links))
    write("_posts/2026-04-02-b.md", article(date="2026-04-02"))
    report = run_import()
    assert report.dead_links == [DeadLink("_posts/2026-04-01-a.md", "/2026/04/02/gone/")]


def test_the_configuration_fills_the_publication_once(site, write, run_import):
    write("_posts/2026-04-01-a.md", article())
    run_import()
    publication = Publication.objects.get()
    assert (publication.title, publication.url) == ("試験新報", "https://old.example")
    publication.title = "編集部が改めた名前"
    publication.save()
    run_import()
    assert Publication.objects.get().title == "編集部が改めた名前"


def test_the_time_zone_of_the_operator_wins(write, run_import):
    write("_posts/a.md", article(date="2026-04-01 20:00:00 +0000"))
    run_import(zone=ZoneInfo("UTC"))
    assert Post.objects.get().path == "/2026/04/01/a/"


def test_the_pattern_of_the_operator_wins(write, run_import):
    write("_posts/2026-04-01-a.md", article())
    run_import(permalink="/news/:year/:slug/")
    assert Post.objects.get().path == "/news/2026/a/"


def test_a_pattern_that_makes_no_address_stops_before_anything_is_written(write, run_import):
    write("_posts/2026-04-01-a.md", article())
    with pytest.raises(AddressError, match=":planet"):
        run_import(permalink="/:planet/:slug/")
    assert not Post.objects.exists()


def test_a_source_that_does_not_exist_stops_before_anything_is_written(write, run_import, site):
    write("_posts/2026-04-01-a.md", article())
    with pytest.raises(SourceError):
        run_import(site, site / "nowhere")
    assert not Post.objects.exists()


def test_several_worker_processes_bring_the_same_posts_as_one(write, run_import):
    for number in range(30):
        write(f"_posts/2026-04-01-{number:02}.md", article(f"第{number}回", body=f"## {number}"))
    assert run_import(workers=2).created == 30
    html = dict(Post.objects.values_list("title", "body_html"))
    assert html["第7回"].strip() == '<h2 id="7">7</h2>'


def test_a_post_written_here_never_loses_its_address_to_a_file(write, run_import):
    now = datetime(2026, 4, 1, tzinfo=UTC)
    ours = Post.objects.create(
        title="ここで書いた", slug="a", path="/2026/04/01/a/", status=Status.PUBLISHED,
        published_at=now, created_at=now, saved_at=now,
    )  # fmt: skip
    write("_posts/2026-04-01-a.md", article())
    report = run_import()
    assert Post.objects.get(path="/2026/04/01/a/") == ours
    assert report.collisions[0].given == "/2026/04/01/a-2/"


def test_a_post_never_takes_the_address_of_a_page_of_the_site(write, run_import):
    write("_posts/2026-04-01-tags.md", article())
    report = run_import(permalink="/:slug/")
    assert Post.objects.get().path == "/tags-2/"
    assert report.collisions[0].owner == "a page of the site"


def test_every_import_is_kept_as_a_run_with_its_report(write, run_import):
    write("_posts/2026-04-01-a.md", article())
    run_import()
    assert ImportRun.objects.get().report["created"] == 1


def test_a_post_in_an_html_file_is_html(write, run_import):
    write("_posts/2026-04-01-old.html", article(body="<p>**強調**ではない</p><script>x</script>"))
    report = run_import()
    post = Post.objects.get()
    assert (report.created, post.path, post.markup) == (1, "/2026/04/01/old/", Markup.HTML)
    assert post.body_html == "<p>**強調**ではない</p>"
