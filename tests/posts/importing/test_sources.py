from pathlib import Path

import pytest

from posts.errors import SourceError
from posts.importing.sources import open_site


def names(source: Path) -> list[str]:
    return [file.name for file in open_site(source).files]


def test_of_a_site_folder_only_the_post_folders_are_posts(site, write):
    write("_posts/2026-04-01-a.md", "a")
    write("_posts/deep/2026-04-02-b.markdown", "b")
    write("_drafts/c.md", "c")
    write("about.md", "d")
    assert names(site) == [
        "_drafts/c.md",
        "_posts/2026-04-01-a.md",
        "_posts/deep/2026-04-02-b.markdown",
    ]
    assert open_site(site).passed_over == ("about.md",)


def test_of_a_plain_folder_every_markdown_file_is_a_post_but_not_its_readme(tmp_path):
    for name in ("a.md", "sub/b.md", "README.md", "notes.txt", ".hidden/c.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == ["a.md", "sub/b.md"]


def test_a_folder_that_holds_only_text_files_gives_those(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert names(tmp_path) == ["a.txt"]


def test_one_file_may_have_any_name(tmp_path):
    file = tmp_path / "000_article.txt"
    file.write_text("x")
    assert names(file) == ["000_article.txt"]


def test_one_file_of_a_site_is_the_same_post_as_when_the_whole_site_comes(site, write):
    file = write("_posts/2026-04-01-a.md", "a")
    assert open_site(file).files == open_site(site).files
    assert open_site(site / "_posts").files == open_site(site).files


def test_the_key_of_a_file_outlives_a_move_of_the_folder(site, write):
    write("_posts/2026-04-01-a.md", "a")
    (key,) = (file.key for file in open_site(site).files)
    assert key == "old.example/_posts/2026-04-01-a.md"


def test_a_place_that_does_not_exist_is_named_with_what_could_be_given(tmp_path):
    with pytest.raises(SourceError, match=r"nowhere does not exist; name a site folder"):
        open_site(tmp_path / "nowhere")


def test_a_folder_without_posts_says_what_was_looked_for(tmp_path):
    with pytest.raises(SourceError, match=r"holds no posts: looked for _posts"):
        open_site(tmp_path)


def test_a_configuration_that_cannot_be_read_is_named_with_its_line(site, write):
    write("_config.yml", "title: a\nbad: [\n")
    write("_posts/2026-04-01-a.md", "a")
    with pytest.raises(SourceError, match=r"_config\.yml, line \d+: "):
        open_site(site)


def test_a_time_zone_that_does_not_exist_is_named(site, write):
    write("_config.yml", "timezone: Asia/Edo\n")
    write("_posts/2026-04-01-a.md", "a")
    with pytest.raises(SourceError, match="Asia/Edo"):
        open_site(site)


def test_a_loop_of_links_ends(site, write):
    write("_posts/2026-04-01-a.md", "a")
    (site / "_posts" / "loop").symlink_to(site)
    assert names(site) == ["_posts/2026-04-01-a.md"]
