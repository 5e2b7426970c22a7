"""What every engine of the search must do; run over each that is there."""

import importlib.util
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.errors import SearchEngineError
from posts.models import Post, SearchChange, Status
from posts.search import outbox
from posts.search.answers import ask
from posts.search.backends import SearchBackend, selected
from posts.search.backends.database import DatabaseBackend
from posts.search.query import parse
from posts.search.requests import Audience, Order, SearchRequest
from posts.workflow import MergePlan, delete_post, merge_posts, withdraw
from tests.factories import make_author, make_category
from tests.posts.search.indexed_posts import NOW, WORDS, save, write, write_archive
from tests.posts.search.terms import TERMS
from tests.settings import NO_CLUSTER

pytestmark = pytest.mark.django_db

HOSTILE = (
    *("", "\0", "\ud800", '"', '"" -', "-", "AND OR NOT", "の" * 3_000, "a " * 3_000, "*?/.[a-z]+"),
    *("'; DROP TABLE posts_post; --", "tag:", "after:99999-99-99", "{}()^~:\\", "語 -語", "。、！"),
)
QUERIES = (
    *WORDS,
    *(f"{one} {other}" for one, other in zip(WORDS, WORDS[3:], strict=False)),
    *(f"{one} -{other}" for one, other in zip(WORDS, WORDS[7:], strict=False)),
    *(f"{one} OR {other}" for one, other in zip(WORDS, WORDS[5:], strict=False)),
    *(f'"{one}。{other}"' for one, other in zip(WORDS, WORDS[1:], strict=False)),
    *(term.query for term in TERMS),
)


@pytest.fixture(params=["database", "tantivy", "opensearch"])
def engine(request, settings, tmp_path):
    """The name of an engine that is there and knows nothing yet."""
    name = request.param
    if name == "tantivy" and not importlib.util.find_spec("tantivy"):
        pytest.skip("tantivy is not installed")
    if name == "opensearch" and settings.OPENSEARCH_URL == NO_CLUSTER:
        pytest.skip("OPENSEARCH_URL names no cluster")
    settings.SEARCH_BACKEND, settings.SEARCH_DIR = name, str(tmp_path)
    selected().refill([])
    return name


def delivered() -> SearchBackend:
    """The engine, when it was told of everything."""
    outbox.deliver()
    return selected()


def keys(text: str, backend: SearchBackend | None = None, **changes: object) -> tuple[int, ...]:
    request = SearchRequest(parse(text), **{"at": NOW, **changes})  # type: ignore[arg-type]
    return (backend or delivered()).search(request).keys


def titles(text: str, **changes: object) -> list[str]:
    found = keys(text, None, **changes)
    posts = Post.objects.in_bulk(found)
    return [posts[key].title for key in found]


def test_it_finds_what_the_database_finds_in_the_same_order(engine):
    write_archive(60)
    backend, own = delivered(), DatabaseBackend()
    for order in Order:
        found = {text: keys(text, backend, order=order) for text in QUERIES}
        assert found == {text: keys(text, own, order=order) for text in QUERIES}
    assert sum(map(bool, found.values())) > len(WORDS)


def test_a_substring_is_found_and_pieces_of_ascii_words_are_not(engine):
    write("GPT-4oの評価")
    write("GPT-4の評価")
    write("C++とC言語")
    write("ﾃﾞｰﾀｾﾝﾀｰの電力")
    assert titles("GPT-4") == ["GPT-4の評価"]
    assert titles("C++") == ["C++とC言語"]
    assert titles("データセンター") == titles("タセン") == ["ﾃﾞｰﾀｾﾝﾀｰの電力"]
    assert titles("電 力") == ["ﾃﾞｰﾀｾﾝﾀｰの電力"]
    assert titles('"評価 GPT"') == []


def test_what_changed_is_found_and_what_it_replaced_is_not(engine):
    post = write("半導体の工場")
    assert titles("半導体") == ["半導体の工場"]
    post.title = "量子の研究所"
    save(post)
    assert titles("量子") == ["量子の研究所"]
    assert titles("半導体") == []


def test_what_was_reworded_is_not_found_by_its_old_words_before_the_engine_has_heard(engine):
    post = write("半導体の工場")
    backend = delivered()
    post.title = "量子の研究所"
    save(post)
    assert keys("半導体", backend) == ()


def test_what_is_deleted_or_merged_is_found_no_more(engine, admin_user):
    gone, merged, stays = write("蒸気の話"), write("帆船の話"), write("汽船の話")
    delivered()
    delete_post(gone, by=admin_user, now=NOW)
    merge_posts(MergePlan(stays, (merged,), ()), by=admin_user, now=NOW)
    assert titles("話") == ["汽船の話"]


def test_readers_find_only_what_is_public_even_before_the_engine_has_heard(engine, admin_user):
    write("明日の号外", published_at=NOW + timedelta(days=1))
    write("昨日までの号外", expires_at=NOW - timedelta(minutes=1))
    write("書きかけの号外", status=Status.DRAFT)
    shown = write("今日の号外")
    assert titles("号外") == ["今日の号外"]
    assert titles("号外", at=NOW + timedelta(days=2)) == ["明日の号外", "今日の号外"]
    assert len(keys("号外", audience=Audience.DESK)) == 4
    withdraw(shown, by=admin_user, now=NOW)
    assert keys("号外", selected()) == ()


def test_filters_narrow_by_tag_author_category_and_day(engine):
    write("夏の瓦版", tags=["祭り"], published_at=NOW - timedelta(days=100))
    write("秋の瓦版", category=make_category(name="行事"), published_at=NOW - timedelta(days=40))
    autumn = write("冬の瓦版", tags=["雪"], published_at=NOW - timedelta(days=2))
    autumn.bylines.create(author=make_author())
    save(autumn, tags=["雪"])
    assert titles("瓦版 tag:祭り") == ["夏の瓦版"]
    assert titles("瓦版 category:行事") == ["秋の瓦版"]
    assert titles("瓦版 -tag:祭り -category:行事") == ["冬の瓦版"]
    assert titles("瓦版 after:2026-10-01 before:2026-10-31") == ["秋の瓦版"]
    assert titles("瓦版 tag:ない") == []
    assert titles("tag:雪") == ["冬の瓦版"]


def test_no_query_is_an_error(engine):
    write_archive(6)
    backend = delivered()
    for text in HOSTILE:
        assert keys(text, backend) == keys(text, DatabaseBackend())


#: What a post can hold: databases store neither a NUL nor half a character.
STORED = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(STORED, max_size=30), st.text(max_size=12))
def test_any_text_is_found_by_any_query_just_where_the_database_finds_it(engine, body, query):
    with transaction.atomic():
        write("題", body)
        assert keys(query) == keys(query, DatabaseBackend())
        transaction.set_rollback(True)
    selected().refill([])


def test_a_refill_knows_all_and_nothing_else(engine):
    write("古い話")
    delivered()
    Post.objects.all().delete()
    SearchChange.objects.all().delete()
    write("新しい話")
    SearchChange.objects.all().delete()
    outbox.refill(Post.objects.values_list("pk", flat=True))
    assert titles("話") == ["新しい話"]


def test_a_reader_is_answered_by_the_engine(engine):
    write("瓦版の創刊")
    delivered()
    assert len(ask("創刊", at=NOW).hits.keys) == 1


def test_an_engine_that_cannot_work_is_replaced_by_the_database(settings, tmp_path, caplog):
    (tmp_path / "meta.json").write_text("{}")
    settings.SEARCH_BACKEND, settings.SEARCH_DIR = "tantivy", str(tmp_path)
    write("瓦版の創刊")
    assert len(ask("創刊", at=NOW).hits.keys) == 1
    assert "the database answers a search instead" in caplog.text
    with pytest.raises(SearchEngineError, match="run reindex_posts"):
        outbox.deliver()
    assert SearchChange.objects.count() == 1
