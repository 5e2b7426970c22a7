"""What the search must do with every engine, and without one; run over each that is there."""

import socket
import time
from datetime import timedelta

import pytest
from django.conf import settings as settings_of_site
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opensearchpy import OpenSearch

from posts.errors import SearchEngineError
from posts.models import Post, SearchChange, Status
from posts.search import outbox
from posts.search.backends import Engine, is_outside, opensearch, selected
from posts.search.conditions import alternatives_of
from posts.search.index import candidates, search
from posts.search.query import parse
from posts.search.search_requests import Audience, Order, SearchRequest
from posts.search.site_search import ask
from posts.workflow import Edit, delete_post, merge_posts, record_edit
from tests.factories import make_author, make_category
from tests.posts.search.indexed_posts import NOW, WORDS, save, write, write_archive
from tests.posts.search.memory_engine import select
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


#: The process that runs these starts a node once, instead of each worker its own.
ON_OPENSEARCH = (pytest.mark.slow, pytest.mark.xdist_group("opensearch"))
OUTSIDE = ("memory", pytest.param("opensearch", marks=ON_OPENSEARCH))


@pytest.fixture
def cluster(request, settings):
    """OpenSearch is selected, and was never filled."""
    settings.OPENSEARCH_URL = request.getfixturevalue("opensearch_url")
    settings.SEARCH_BACKEND = "opensearch"
    cluster = OpenSearch(settings.OPENSEARCH_URL)
    cluster.indices.delete(index=f"{opensearch.ALIAS}-*")
    return cluster


@pytest.fixture(params=["database", *OUTSIDE])
def engine(request, settings, monkeypatch):
    """An engine, or none, is selected and knows nothing yet."""
    if request.param == "memory":
        select(settings, monkeypatch)
    elif request.param == "opensearch":
        request.getfixturevalue("cluster")
        selected().refill([])


def delivered() -> Engine | None:
    """The engine, when it was told of everything."""
    if not is_outside():
        return None
    outbox.deliver()
    if settings_of_site.OPENSEARCH_URL != NO_CLUSTER:
        OpenSearch(settings_of_site.OPENSEARCH_URL).indices.refresh(index=opensearch.ALIAS)
    return selected()


def keys(text: str, engine: Engine | None, **changes: object) -> tuple[int, ...]:
    """What the engine finds; without one, what the database does."""
    request = SearchRequest(parse(text), **{"at": NOW, **changes})  # type: ignore[arg-type]
    return search(request, engine).keys


def titles(text: str, **changes: object) -> list[str]:
    found = keys(text, delivered(), **changes)
    posts = Post.objects.in_bulk(found)
    return [posts[key].title for key in found]


def test_it_finds_what_the_database_finds_in_the_same_order(engine):
    write_archive(60)
    told = delivered()
    for order in Order:
        found = {text: keys(text, told, order=order) for text in QUERIES}
        assert found == {text: keys(text, None, order=order) for text in QUERIES}
    assert sum(map(bool, found.values())) > len(WORDS)


def test_of_more_hits_than_may_be_told_it_tells_those_that_the_database_tells(engine):
    write_archive(60)
    told = delivered()
    found = {text: keys(text, told, most=7) for text in QUERIES}
    assert found == {text: keys(text, None, most=7) for text in QUERIES}
    assert max(map(len, found.values())) == 7


def test_where_many_have_the_tokens_it_finds_the_same(engine, monkeypatch):
    write_archive(60)
    told = delivered()
    few = {text: keys(text, told) for text in QUERIES}
    monkeypatch.setattr(candidates, "_FEW", 2)
    assert {text: keys(text, told) for text in QUERIES} == few


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
    post = write("半導体とGPU")
    told = delivered()
    post.title = "量子の研究所"
    save(post)
    # One token stands for the whole of the second: it is verified here, and nowhere else.
    assert keys("半導体", told) == keys("GPU", told) == ()


def test_what_is_deleted_or_merged_is_found_no_more(engine, admin_user):
    gone, merged, stays = write("蒸気の話"), write("帆船の話"), write("汽船の話")
    delivered()
    delete_post(gone, by=admin_user, now=NOW)
    merge_posts(stays, (merged,), (), by=admin_user, now=NOW)
    assert titles("話") == ["汽船の話"]


def test_readers_find_only_what_is_public_even_before_the_engine_has_heard(engine, admin_user):
    write("明日の号外", published_at=NOW + timedelta(days=1))
    write("昨日までの号外", expires_at=NOW - timedelta(minutes=1))
    write("書きかけの号外", status=Status.DRAFT)
    shown = write("今日の号外")
    assert titles("号外") == ["今日の号外"]
    assert titles("号外", at=NOW + timedelta(days=2)) == ["明日の号外", "今日の号外"]
    assert len(keys("号外", delivered(), audience=Audience.DESK)) == 4
    record_edit(Edit.of(shown, by=admin_user), to=Status.WITHDRAWN, now=NOW)
    assert keys("号外", selected() if is_outside() else None) == ()


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
    told = delivered()
    for text in HOSTILE:
        assert keys(text, told) == keys(text, None)


#: What a post can hold: databases store neither a NUL nor half a character.
STORED = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(STORED, max_size=30), st.text(max_size=12))
def test_any_text_is_found_by_any_query_just_where_the_database_finds_it(engine, body, query):
    with transaction.atomic():
        write("題", body)
        assert keys(query, delivered()) == keys(query, None)
        transaction.set_rollback(True)
    if is_outside():
        selected().refill([])


@pytest.mark.parametrize("engine", OUTSIDE, indirect=True)
def test_a_refill_knows_all_and_nothing_else(engine):
    write("古い話")
    delivered()
    Post.objects.all().delete()
    SearchChange.objects.all().delete()
    new = write("新しい話")
    SearchChange.objects.all().delete()
    outbox.refill()
    assert titles("話") == ["新しい話"]
    assert selected().keys(alternatives_of(parse("話").groups), 10) == [new.pk]


def test_a_reader_is_answered_by_the_engine(engine):
    write("瓦版の創刊")
    delivered()
    assert len(ask("創刊", at=NOW).hits.keys) == 1


@pytest.mark.slow
@pytest.mark.xdist_group("opensearch")
def test_a_cluster_that_was_never_filled_takes_no_changes_and_the_database_answers(cluster):
    write("瓦版の創刊")
    with pytest.raises(SearchEngineError, match="run reindex_posts"):
        outbox.deliver()
    assert SearchChange.objects.count() == 1
    assert len(ask("創刊", at=NOW).hits.keys) == 1
    outbox.refill()
    assert titles("創刊") == ["瓦版の創刊"]


@pytest.mark.slow
@pytest.mark.xdist_group("opensearch")
def test_a_cluster_tells_as_many_keys_as_are_asked_for_page_by_page(cluster, monkeypatch):
    monkeypatch.setattr(opensearch, "_AT_ONCE", 2)
    written = [write(f"号外{number}").pk for number in range(5)]
    outbox.refill()
    terms = alternatives_of(parse("号外").groups)
    newest = sorted(written, reverse=True)
    assert [selected().keys(terms, most) for most in (1, 3, 4, 9)] == [
        newest[:1],
        newest[:3],
        newest[:4],
        newest,
    ]


@pytest.mark.slow
@pytest.mark.xdist_group("opensearch")
def test_a_refill_leaves_one_index_whatever_was_stopped_before(cluster):
    outbox.refill()

    def stopped():
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        selected().refill(stopped())
    assert len(cluster.indices.get(index=f"{opensearch.ALIAS}-*")) == 2
    outbox.refill()
    assert len(cluster.indices.get(index=f"{opensearch.ALIAS}-*")) == 1


def test_an_engine_that_never_answers_is_replaced_by_the_database_in_time(settings, monkeypatch):
    monkeypatch.setattr(opensearch, "_FOR_SEARCHES", 0.2)
    settings.SEARCH_BACKEND = "opensearch"
    write("瓦版の創刊")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.OPENSEARCH_URL = f"http://127.0.0.1:{silent.getsockname()[1]}"
        begin = time.monotonic()
        assert len(ask("創刊", at=NOW).hits.keys) == 1
        assert time.monotonic() - begin < 2


def test_an_engine_that_cannot_work_is_replaced_by_the_database(settings, caplog):
    settings.SEARCH_BACKEND = "opensearch"
    settings.OPENSEARCH_URL = NO_CLUSTER.replace("//", "//user:secret@")
    write("瓦版の創刊")
    assert len(ask("創刊", at=NOW).hits.keys) == 1
    assert "the database answers a search instead" in caplog.text
    with pytest.raises(SearchEngineError, match="see OPENSEARCH_URL"):
        outbox.deliver()
    assert SearchChange.objects.count() == 1
    assert "secret" not in caplog.text
