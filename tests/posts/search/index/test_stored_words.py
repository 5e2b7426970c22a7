import pytest
from cachetools import LRUCache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import SearchDocument
from posts.search.index import stored_words, words_of
from posts.search.index_entries import StoredWords
from tests.posts.search.indexed_posts import found, save, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch):
    monkeypatch.setattr(stored_words, "_kept", LRUCache(1_000_000, stored_words._bytes_of))


def known() -> list[tuple[int, str]]:
    return list(SearchDocument.objects.order_by("pk").values_list("pk", "digest"))


def read(documents: list[tuple[int, str]]) -> list[StoredWords]:
    return words_of(documents)


def queries_of(documents: list[tuple[int, str]]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        read(documents)
    return len(captured)


def test_words_are_read_once():
    write("題名")
    write("別の題名")
    assert queries_of(known()) == 1
    assert queries_of(known()) == 0
    assert [words.title for words in read(known())] == ["題名", "別の題名"]


def test_only_what_is_new_or_changed_is_read_again():
    post = write("題名")
    write("別の題名")
    read(known())
    post.title = "改題"
    save(post)
    assert queries_of(known()) == 1
    assert [words.title for words in read(known())] == ["改題", "別の題名"]


def test_a_document_that_is_gone_is_left_out():
    post = write("題名")
    told = known()
    SearchDocument.objects.filter(pk=post.pk).delete()
    assert read(told) == []


def test_the_order_is_the_one_that_was_asked_for():
    for number in range(5):
        write(f"題名{number}")
    backwards = list(reversed(known()))
    assert [words.key for words in read(backwards)] == [key for key, _ in backwards]


def test_no_more_is_kept_than_the_memory_allows(monkeypatch):
    for number in range(4):
        write(f"題名{number}", "あ" * 2_000)
    size = stored_words._bytes_of(read(known())[0])
    monkeypatch.setattr(stored_words, "_kept", LRUCache(2 * size + 100, stored_words._bytes_of))
    assert len(read(known())) == 4
    assert len(stored_words._kept) == 2


def test_without_memory_searches_read_everything_each_time(monkeypatch):
    monkeypatch.setattr(stored_words, "_kept", LRUCache(0, stored_words._bytes_of))
    write("題名", "電力の話")
    assert found("電力") == found("電力") == ["題名"]
    assert queries_of(known()) == 1
