from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.models import SearchDocument
from posts.search.index import optimize, search, searching
from posts.search.index.candidates import candidates
from posts.search.index.index_in_use import token_index
from posts.search.index_entries import unmarked
from posts.search.query import has, parse
from posts.search.search_requests import Audience, Order, SearchRequest
from tests.factories import HIDDEN
from tests.posts.search.indexed_posts import NOW, WORDS, expected, found, write, write_archive

pytestmark = pytest.mark.django_db

#: Queries over the words of ``write_archive``, of every kind.
QUERIES = (
    *WORDS,
    *(f"{one} {other}" for one, other in zip(WORDS, WORDS[3:], strict=False)),
    *(f"{one} -{other}" for one, other in zip(WORDS, WORDS[7:], strict=False)),
    *(f"{one} OR {other}" for one, other in zip(WORDS, WORDS[5:], strict=False)),
    *(f'"{one}。{other}"' for one, other in zip(WORDS, WORDS[1:], strict=False)),
)


def keys(text: str, **changes: object) -> tuple[int, ...]:
    return search(SearchRequest(parse(text), **{"at": NOW, **changes})).keys  # type: ignore[arg-type]


def test_every_database_finds_what_reading_all_posts_finds_in_the_same_order(monkeypatch):
    monkeypatch.setattr(searching, "MOST_READ", 48)
    write_archive(48)
    assert {text: list(keys(text, within_words=True)) for text in QUERIES} == {
        text: expected(text) for text in QUERIES
    }
    assert sum(map(bool, map(keys, QUERIES))) > len(WORDS)


def test_in_headlines_a_piece_of_another_word_ranks_below_the_word(monkeypatch):
    pytest.importorskip("sudachipy", reason="SudachiPy is not installed")
    write("社会計画の研究", published_at=NOW - timedelta(days=1))
    write("会計の研究", published_at=NOW - timedelta(days=9))
    assert found("会計") == ["会計の研究", "社会計画の研究"]
    monkeypatch.setattr("posts.search.ranking.stands_as_word", lambda text, spellings: True)
    assert found("会計") == ["社会計画の研究", "会計の研究"]


def test_without_fts5_the_same_posts_are_found(monkeypatch):
    write_archive(40)
    before = [keys(text) for text in QUERIES]
    monkeypatch.setattr("posts.search.index.searching.token_index", _no_index)

    assert [keys(text) for text in QUERIES] == before


def _no_index():
    from posts.search.index.sqlite_index import MissingIndex

    return MissingIndex()


def test_what_a_long_run_left_waiting_is_found_before_and_after_it_is_sorted_in():
    write_archive(48)
    before = [keys(text) for text in WORDS]
    optimize(1_000)
    assert [keys(text) for text in WORDS] == before
    assert any(before)


def test_width_case_and_long_vowels_make_no_difference():
    write("ＡＷＳのサーバー", "ﾃﾞｰﾀを置く")
    for text in ("aws", "ＡＷＳ", "サーバ", "ｻｰﾊﾞｰ", "データ", "AWS　サーバー"):
        assert found(text) == ["ＡＷＳのサーバー"], text


def test_a_latin_word_is_found_only_whole():
    write("GPT-4oの発表")
    write("GPT-4の発表")
    assert found("GPT-4") == ["GPT-4の発表"]
    assert found("gpt") == ["GPT-4の発表", "GPT-4oの発表"]
    assert found("pt") == []


def test_a_single_kanji_is_found_wherever_it_stands():
    write("著作権法を改正")
    write("新しい法")
    assert sorted(found("法")) == ["新しい法", "著作権法を改正"]


def test_a_letter_that_stands_everywhere_is_looked_for_in_every_article():
    write("古い話の", published_at=NOW - timedelta(days=9))
    write("新しい話", "本")
    write("新しい話の")
    assert sorted(found("の")) == ["古い話の", "新しい話の"]
    assert found("の 古") == ["古い話の"]


def test_an_article_that_is_older_than_many_others_is_found_by_its_filters():
    write("古い記事", "電力の話", tags=["祭り"], published_at=NOW - timedelta(days=99))
    for _ in range(4):
        write("新しい記事", "電力の話")
    assert found("電力の話 tag:祭り", most=1) == ["古い記事"]
    assert found("電力の話 before:2026-10-01", most=1) == ["古い記事"]


def test_candidates_are_read_batch_by_batch_until_every_hit_is_found(monkeypatch):
    monkeypatch.setattr("posts.search.index.candidates._AT_ONCE", 2)
    for number in range(3):
        write(f"電力{number}", "発電力の力電", published_at=NOW - timedelta(days=9 - number))
    for _ in range(5):
        write("別の話", "発電と力、電話。")
    assert found("発電力") == ["電力2", "電力1", "電力0"]
    hits = search(SearchRequest(parse("発電力"), NOW, most=2))
    assert (len(hits.keys), hits.has_more) == (2, True)


def test_the_best_article_is_the_first_however_many_newer_ones_have_the_words():
    write("題名", "量子の話。" * 60, published_at=NOW - timedelta(days=999))
    for number in range(30):
        write(f"新しい記事{number}", "量子。" + "別の話。" * 40)
    assert found("量子")[0] == "題名"


def test_counts_and_facets_are_those_of_all_hits():
    for number in range(6):
        write(f"電力{number}", tags=["祭り"] if number < 2 else ["雪"])
    hits = search(SearchRequest(parse("電力"), NOW))
    assert len(hits.keys) == 6
    assert sorted(hits.facets.tags.values()) == [2, 4]


def test_a_phrase_is_found_across_no_field():
    write("生成", "AIの話")
    write("題名", "生成AIの話")
    assert found('"生成AI"') == ["題名"]


def test_signs_alone_find_nothing_and_beside_a_word_they_count():
    write("C++の標準")
    write("C言語の標準")
    assert found("++") == []
    assert found("C++") == ["C++の標準"]


def test_nothing_asked_is_nothing_found():
    write("記事")
    assert found("") == found("　 ") == found('""') == []


def test_an_exclusion_alone_lists_the_others_newest_first():
    write("古い", published_at=NOW - timedelta(days=9))
    write("新しい", published_at=NOW - timedelta(days=2))
    write("除く")
    assert found("-除く") == ["新しい", "古い"]


@pytest.mark.parametrize("why", HIDDEN)
def test_readers_find_only_what_is_public_and_the_desk_finds_all(why):
    write("隠れた記事", **HIDDEN[why])
    assert found("隠れた") == []
    assert found("隠れた", audience=Audience.DESK) == ["隠れた記事"]


def test_a_scheduled_post_is_found_from_its_time_on_without_any_job():
    write("予約した記事", published_at=NOW + timedelta(hours=1))
    assert found("予約") == []
    assert found("予約", at=NOW + timedelta(hours=2)) == ["予約した記事"]


def test_a_word_in_the_title_counts_more_than_in_tags_excerpt_or_body():
    write("電力の話", published_at=NOW - timedelta(days=900))
    write("題名一", tags=["電力"])
    write("題名二", excerpt="電力")
    write("題名三", "電力")
    assert found("電力") == ["電力の話", "題名一", "題名二", "題名三"]


def test_a_headline_with_the_words_in_the_order_typed_ranks_first():
    write("工場と電池")
    write("電池と工場")
    assert found("電池 工場") == ["電池と工場", "工場と電池"]
    assert found("工場 電池") == ["工場と電池", "電池と工場"]


def test_a_piece_of_another_word_is_found_apart_and_ranks_below_the_word():
    write("東京都の条例")
    write("京都の条例", published_at=NOW - timedelta(days=900))
    assert found("京都") == ["京都の条例"]
    assert search(SearchRequest(parse("京都"), NOW)).within_words == 1
    assert found("京都", within_words=True) == ["京都の条例", "東京都の条例"]


def test_only_words_that_hide_in_others_are_found_apart_and_no_phrase_is():
    write("プログラムの話", "半導体メーカーのブログ、東京都。")
    assert found("ラム") == found("京都") == []
    assert found('"京都"') == found("導体") == found("メーカ") == ["プログラムの話"]
    assert found("ブログ") == ["プログラムの話"]
    assert found("京都 OR 半導体") == ["プログラムの話"]


def test_freshness_lifts_a_new_post_over_a_slightly_better_old_one():
    write("古い", "量子" * 9, published_at=NOW - timedelta(days=3000))
    write("新しい", "量子", published_at=NOW - timedelta(days=1))
    assert found("量子") == ["古い", "新しい"]
    assert found("量子", freshness=400) == ["新しい", "古い"]


def test_by_date_the_newest_stands_first():
    write("電力", published_at=NOW - timedelta(days=9))
    write("題名", "電力")
    assert found("電力", order=Order.DATE) == ["題名", "電力"]


def test_of_too_many_hits_the_newest_and_those_in_titles_are_told(settings):
    for number in range(4):
        write(f"題名{number}", "電力", published_at=NOW - timedelta(days=9 - number))
    write("電力の古い記事", published_at=NOW - timedelta(days=99))
    hits = search(SearchRequest(parse("電力"), NOW, most=3))
    assert len(hits.keys) == 3
    assert hits.has_more
    assert found("電力", most=3)[0] == "電力の古い記事"
    assert not search(SearchRequest(parse("電力"), NOW, most=5)).has_more


def test_many_hostile_words_look_through_few_texts():
    write("題名", "あいうえおかきくけこ" * 30)
    words = " ".join("あいうえおかきくけこ"[n % 7 : n % 7 + 3 + n % 3] for n in range(60))
    found = candidates(SearchRequest(parse(words), NOW), token_index())
    assert sum(map(len, found.batches)) == 1


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.text(
        alphabet=st.one_of(
            st.sampled_from("サーバーAi-4+法京都 。\"'*()%_\\"),
            st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        ),
        max_size=60,
    ),
    text=st.text(max_size=40),
)
def test_whatever_is_asked_no_error_and_each_hit_has_it(body, text):
    with transaction.atomic():
        post = write("題名", f"```text\n{body}\n```\n\n{body.replace('`', '')}")
        _each_hit_has(text)
        _each_hit_has(body[:20])
        assert post.pk
        transaction.set_rollback(True)


def _each_hit_has(text: str) -> None:
    query = parse(text)
    for key in search(SearchRequest(query, NOW)).keys:
        stored = unmarked(SearchDocument.objects.get(pk=key).text)
        assert all(
            any(has(stored, spelling) for term in group for spelling in term.alternatives)
            for group in query.groups
        )


@pytest.mark.parametrize(
    "text",
    [
        "\x00", "\ud800", "'", '"', '"""', "AND OR NOT", "(", ")", "NEAR(a b)", "a*", "^a", "-",
        "--", "\\", "%", "_", "'; DROP TABLE posts_post; --", "tokens:a", "{a b}:c", "a:*", "!a",
        "a & b | !c <-> d", ".*", "(?P<x>", "$1", "\x1f", "\x1e", "\ue000", "tag:", "after:9999-99",
        "tag:\x00 author:' category:\"", "before:9999-12-31", "after:0001-01-01", "記" * 10_000,
        " ".join(f"語{number}" for number in range(500)), "a " * 5000, '"' + "あ" * 9000,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_nothing_that_a_reader_types_is_an_error(text):
    write("記事", "本文")
    assert isinstance(keys(text), tuple)
