"""A file is opened and parsed once for its head and once for its text, and never again."""

import io
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posts.frontmatter import read
from posts.importing import article_files
from posts.models import Post
from posts.workflow import Edit, record_edit
from tests.posts.importing.conftest import article

pytestmark = pytest.mark.django_db

NAME = "_posts/2026-04-01-a.md"


class FilePasses:
    """How often each file of a site was opened, and how often it was parsed."""

    def __init__(self, site: Path, monkeypatch) -> None:
        self.opened: Counter[str] = Counter()
        self.parsed: Counter[str] = Counter()
        self._site = site
        monkeypatch.setattr(os, "open", self._counting(os.open))
        monkeypatch.setattr(io, "open", self._counting(io.open))
        monkeypatch.setattr(article_files, "read", self._parsing(read))

    def of(self, work) -> dict[str, tuple[int, int]]:
        """Opened and parsed by file, while ``work`` was done."""
        self.opened.clear()
        self.parsed.clear()
        work()
        return {name: (self.opened[name], self.parsed[name]) for name in sorted(self.opened)}

    def _counting(self, function):
        def opening(file, *arguments, **options):
            if not isinstance(file, int) and self._site in Path(os.fsdecode(file)).parents:
                self.opened[Path(file).relative_to(self._site).as_posix()] += 1
            return function(file, *arguments, **options)

        return opening

    def _parsing(self, function):
        def parsing(text, *, name, **options):
            self.parsed[name] += 1
            return function(text, name=name, **options)

        return parsing


@pytest.fixture
def passes(site, monkeypatch) -> FilePasses:
    return FilePasses(site, monkeypatch)


def of_posts(counted: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {name: counts for name, counts in counted.items() if name.startswith("_posts/")}


def test_a_new_file_is_opened_and_parsed_for_its_head_and_for_its_text(write, run_import, passes):
    write(NAME, article())
    write("_posts/2026-04-02-b.md", article("別"))
    counted = of_posts(passes.of(run_import))
    assert counted == {NAME: (2, 2), "_posts/2026-04-02-b.md": (2, 2)}


def test_a_file_that_is_as_it_was_is_opened_once_and_not_parsed(write, run_import, passes):
    write(NAME, article())
    run_import()
    assert of_posts(passes.of(run_import)) == {NAME: (1, 0)}


def test_a_file_that_declares_its_key_is_opened_no_more_often(write, run_import, passes):
    write(NAME, article(kawaraban_source="wordpress:old.example/12"))
    assert of_posts(passes.of(run_import)) == {NAME: (2, 2)}
    assert Post.objects.get().source_key == "wordpress:old.example/12"
    assert of_posts(passes.of(run_import)) == {NAME: (1, 0)}


def test_the_configuration_of_a_site_is_opened_once(write, run_import, passes):
    write(NAME, article())
    assert passes.of(run_import)["_config.yml"] == (1, 0)


def test_a_page_is_opened_no_more_often_than_an_article(write, run_import, passes):
    write(NAME, article())
    write("about.md", "---\ntitle: 会社\n---\n本文\n")
    assert passes.of(run_import)["about.md"] == (2, 2)
    assert passes.of(run_import)["about.md"] == (1, 0)


def test_what_turns_out_to_be_no_page_is_opened_once_and_not_parsed(write, run_import, passes):
    write(NAME, article())
    write("old.html", "<p>本文</p>\n")
    assert passes.of(run_import)["old.html"] == (1, 0)


def edited(title: str) -> None:
    post = Post.objects.get()
    post.title = title
    record_edit(Edit(post=post, tags=(), authors=()), now=datetime(2026, 11, 20, tzinfo=UTC))


def test_a_file_that_says_what_its_post_was_edited_to_is_opened_and_parsed_once(
    write, run_import, passes
):
    write(NAME, article("前"))
    run_import()
    edited("後")
    write(NAME, article("後"))
    assert of_posts(passes.of(run_import)) == {NAME: (1, 1)}
    assert run_import().unchanged == 1


@pytest.mark.parametrize(("overwrite", "expected"), [(False, (1, 1)), (True, (2, 2))])
def test_a_conflict_is_told_from_the_one_reading_of_the_head(
    write, run_import, passes, overwrite, expected
):
    write(NAME, article("前"))
    run_import()
    edited("編集部の題名")
    write(NAME, article("後"))
    counted = passes.of(lambda: run_import(overwrite=overwrite))
    assert of_posts(counted) == {NAME: expected}
