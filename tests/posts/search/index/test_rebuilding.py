from itertools import count

import pytest
from django.db import connection

from posts.models import Post, SearchDocument
from posts.search.index import index_faults, rebuild, rebuilding, token_index
from posts.search.index.token_index import TokenChange
from posts.workflow import delete_post
from tests.posts.search.indexed_posts import NOW, found, save, write, write_archive

pytestmark = pytest.mark.django_db


def quietly(done: int, total: int) -> None:
    """Nobody watches."""


def reasons() -> list[str]:
    return [fault.reason for fault in index_faults(quietly)]


def test_an_index_as_it_should_be_has_no_fault():
    write_archive(12)
    assert reasons() == []


def test_rebuilding_makes_the_same_index_and_tells_how_far_it_is():
    write_archive(12)
    told: list[tuple[int, int]] = []
    assert rebuild(lambda done, total: told.append((done, total))) == 12
    assert told[-1] == (12, 12)
    assert reasons() == []


@pytest.mark.slow
def test_several_processes_make_the_same_index(monkeypatch):
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 3)
    write_archive(20)
    told: list[tuple[int, int]] = []
    assert rebuild(lambda done, total: told.append((done, total)), workers=2) == 20
    assert told[-1] == (20, 20)
    assert reasons() == []


@pytest.mark.parametrize(
    "column", ["facets", "body", "title", "tags", "excerpt", "text", "digest", "status"]
)
def test_a_fault_planted_in_a_document_is_found_and_mended(column):
    post = write("題名")
    write("別の題名")
    SearchDocument.objects.filter(pk=post.pk).update(**{column: "draft"})
    assert [fault.key for fault in index_faults(quietly)] == [post.pk]
    rebuild(quietly)
    assert reasons() == []


def test_a_document_that_is_missing_is_found_and_made():
    write("題名")
    SearchDocument.objects.all().delete()
    assert reasons() == ["not indexed"]
    rebuild(quietly)
    assert reasons() == []
    assert found("題名") == ["題名"]


def test_tokens_too_many_and_too_few_are_found_and_mended():
    one, other = write("題名"), write("電力")
    token_index().write(
        [
            TokenChange(one.pk, frozenset(), frozenset({"余計"})),
            TokenChange(other.pk, frozenset({"電力"}), frozenset()),
            TokenChange(999, frozenset(), frozenset({"迷子"})),
        ]
    )
    assert [fault.key for fault in index_faults(quietly)] == [one.pk, other.pk, 999]
    rebuild(quietly)
    assert reasons() == []


def test_what_is_saved_and_deleted_while_an_index_is_made_is_right_in_the_end(admin_user):
    write_archive(4)
    changed, gone = write("半導体の記事"), write("消える記事")
    calls = count()

    def meanwhile(done: int, total: int) -> None:
        if next(calls):
            return
        changed.title = "稲作の記事"
        save(changed)
        changed.title = "電波の記事"
        save(changed)
        delete_post(gone, by=admin_user, now=NOW)
        write("新しい記事")
        assert found("電波") == ["電波の記事"]

    rebuild(meanwhile)
    assert reasons() == []
    assert found("半導体") == found("稲作") == found("消える") == []
    assert found("電波") == ["電波の記事"]
    assert found("新しい") == ["新しい記事"]


def test_a_rebuilding_that_is_stopped_leaves_the_index_as_it_was():
    write("半導体の記事")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(stop)
    assert found("半導体") == ["半導体の記事"]
    assert reasons() == []
    assert not [table for table in connection.introspection.table_names() if "second" in table]


def test_what_an_older_tokenizer_made_is_made_anew():
    post = write("半導体の記事")
    SearchDocument.objects.update(tokenizer="ja0", digest="old")
    save(Post.objects.get(pk=post.pk))
    assert found("半導体") == ["半導体の記事"]
    rebuild(quietly)
    assert reasons() == []
