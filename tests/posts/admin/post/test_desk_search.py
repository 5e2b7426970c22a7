import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from posts.admin.post import desk_search
from posts.admin.post.desk import PostDesk
from posts.admin.post.desk_search import addressed, spellings
from posts.models import PinnedResult, Post
from posts.search import site_search
from posts.search.query import parse
from tests.factories import HIDDEN, make_publication
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db

LIST = "/admin/posts/post/"


def titles(client: Client, text: str, **query: str | int) -> list[str]:
    response = client.get(LIST, {"q": text, **query})
    return [post.title for post in response.context["cl"].result_list]


def test_a_word_is_tried_in_each_width_once():
    assert spellings("量子") == ["量子"]
    assert spellings("ａｉ") == ["ａｉ", "ai", "ＡＩ"]
    assert spellings("AI") == ["AI", "ＡＩ", "ａｉ"]


def test_a_long_query_stays_a_small_question_about_addresses():
    sql = str(Post.objects.filter(addressed(parse("長い語 " * 5_000))).query)

    assert sql.count("LIKE") < 100


@pytest.mark.parametrize("kind", HIDDEN)
def test_editors_find_by_their_text_what_readers_do_not_see(as_chief, kind):
    write("探すもの", "サーバーを冷やす。", **HIDDEN[kind])

    assert titles(as_chief, "ｻｰﾊﾞ") == ["探すもの"]


def test_the_desk_speaks_the_readers_language_of_queries(as_chief):
    write("甲", "生成AIの料金表", tags=["半導体"])
    write("乙", "料金表と生成AI、電力")

    assert titles(as_chief, '"生成AIの料金"') == ["甲"]
    assert titles(as_chief, "生成AI -電力") == ["甲"]
    assert titles(as_chief, "料金 tag:半導体") == ["甲"]
    assert titles(as_chief, "半導体 OR 電力") == ["甲", "乙"]


def test_the_best_stands_first_until_a_column_is_clicked(as_chief):
    write("冷却の話", "量子の話もある。")
    write("量子", "短い。", published_at=NOW - timedelta(days=900))

    assert titles(as_chief, "量子") == ["量子", "冷却の話"]
    assert titles(as_chief, "量子", o="1") == ["冷却の話", "量子"]
    assert titles(as_chief, "量子", o="-1") == ["量子", "冷却の話"]


def test_a_filtered_list_loses_no_hit_among_many_others(as_chief, monkeypatch):
    draft = write("下書き", "電力の話", **HIDDEN["draft"])
    for _ in range(4):
        write("公開", "電力の話")
    monkeypatch.setattr(site_search, "MOST_AT_DESK", 2)

    assert draft.title not in titles(as_chief, "電力の話")
    assert titles(as_chief, "電力の話", status="draft") == ["下書き"]


def test_more_hits_than_are_told_are_said_to_be_more(as_chief, monkeypatch):
    for _ in range(4):
        write("公開", "電力の話")
    monkeypatch.setattr(site_search, "MOST_AT_DESK", 2)

    page = as_chief.get(LIST, {"q": "電力の話"}).content.decode()
    assert "当てはまる記事が多いため、2件までを表示しています。" in page


def test_pins_are_for_readers_only(as_chief):
    write("甲", "電力")
    PinnedResult.objects.create(query="電力", post=write("乙"))

    assert titles(as_chief, "電力") == ["甲"]


def test_an_address_leads_to_its_post_behind_those_with_the_words(as_chief):
    write("甲", path="/2025/11/04/quantum/")
    write("乙", "quantum")

    assert titles(as_chief, "quantum") == ["乙", "甲"]
    assert titles(as_chief, "/2025/11/04/quantum/") == ["甲"]
    assert titles(as_chief, "quantum -丙") == ["乙"]


def test_a_query_with_exclusions_is_never_taken_for_an_address(as_chief):
    write("甲", path="/a/半導体-トヨタ/")

    assert titles(as_chief, "半導体 -トヨタ") == []


def test_each_hit_shows_its_passage_marked_and_escaped(as_chief):
    write("見出し", "前置き。&lt;b&gt;太字&lt;/b&gt;のサーバーを冷やす。")

    page = as_chief.get(LIST, {"q": "ｻｰﾊﾞｰ"}).content.decode()
    assert re.search(r"&lt;b&gt;太字&lt;/b&gt;の<mark>サーバー</mark>を冷やす。", page)
    assert "<b>太字" not in page


def test_a_hit_by_its_title_alone_has_no_row_for_a_passage(as_chief):
    write("量子", "本文")

    assert "passage-row" not in as_chief.get(LIST, {"q": "量子"}).content.decode()


def test_what_was_ignored_of_a_query_is_said(as_chief):
    page = as_chief.get(LIST, {"q": "量子 after:昨日"}).content.decode()

    assert "日付を読み取れなかったため" in page


def test_no_hit_says_so_and_leads_to_earlier_versions(as_chief):
    page = as_chief.get(LIST, {"q": "皆無"}).content.decode()

    assert "「皆無」を含む記事は見つかりませんでした。" in page
    assert "/admin/posts/post/revisions/?q=%E7%9A%86%E7%84%A1" in page


@pytest.mark.parametrize("text", ["\x00", '"', "-", "' OR 1=1 --", "tag:", "x" * 3_000, "%_\\"])
def test_nothing_typed_is_an_error(as_chief, text):
    write("量子")

    assert as_chief.get(LIST, {"q": text}).status_code == 200


def test_a_search_costs_the_same_queries_for_few_and_for_many_hits(as_chief):
    make_publication()
    counts = []
    for _ in range(2):
        for _ in range(5):
            write("量子", "量子の話")
        with CaptureQueriesContext(connection) as queries:
            as_chief.get(LIST, {"q": "量子"})
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 22


def test_the_field_that_chooses_a_post_finds_by_text_too(as_chief):
    write("探すもの", "サーバーを冷やす。")
    write("ほか")
    asked = {"app_label": "posts", "model_name": "pinnedresult", "field_name": "post"}

    found = as_chief.get("/admin/autocomplete/", {**asked, "term": "サーバ"}).json()
    assert [one["text"] for one in found["results"]] == ["探すもの"]
    everything = as_chief.get("/admin/autocomplete/", {**asked, "term": ""}).json()
    assert len(everything["results"]) == 2


def test_a_page_beyond_the_last_is_the_last_of_the_same_search(as_chief, monkeypatch):
    monkeypatch.setattr(PostDesk, "list_per_page", 2)
    for title in ("量子一", "量子二", "量子三", "ほか"):
        write(title)
    shown = as_chief.get(LIST, {"q": "量子", "p": 99}).context["cl"]

    assert (shown.query, shown.page_num, len(shown.result_list)) == ("量子", 2, 1)


def test_a_long_query_without_hits_is_repeated_shortened(as_chief):
    page = as_chief.get(LIST, {"q": "a" * 600}).content.decode()

    assert f"「{'a' * 59}…」を含む記事は見つかりませんでした。" in page


@pytest.mark.parametrize("blanks", [" ", "\u3000"])
def test_blanks_ask_for_nothing(as_chief, blanks):
    write("半導体の工場")
    page = as_chief.get("/admin/posts/post/", {"q": blanks}).content.decode()
    assert "半導体の工場" in page
    assert "見つかりませんでした" not in page


@pytest.mark.parametrize(("query", "is_narrowed"), [({}, False), ({"status": "draft"}, True)])
def test_only_a_filter_of_the_list_narrows_what_the_index_is_asked(
    as_chief, monkeypatch, query, is_narrowed
):
    asked = []

    def ask(text, *, at, among):
        asked.append(among)
        return ask_desk(text, at=at, among=among)

    ask_desk = desk_search.ask_desk
    monkeypatch.setattr(desk_search, "ask_desk", ask)
    titles(as_chief, "電力", **query)

    assert [among is not None for among in asked] == [is_narrowed]
