"""The page of the search: what it finds, shows, marks and suggests, and what it never does."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from posts.models import PinnedResult, Status, Word
from posts.public.search import search_page
from posts.workflow import Edit, record_edit
from tests.factories import HIDDEN, make_category
from tests.posts.search.indexed_posts import save, write

pytestmark = pytest.mark.django_db

#: Queries of a page of results, of any size; PostgreSQL is told twice how to plan.
BUDGET = 17
#: What readers, and those who try to break in, might type.
HOSTILE = (
    "", " ", "\0", '"', '"""', "((((", "-", "-- OR", "OR", "AND NOT NEAR(", "' OR 1=1 --", "*",
    "a" * 10_000, "語 " * 500, "tag:", "after:9999-99-99", ".*[a-z]+", "\u202e\ufeff", "<script>",
    "%00%ff", "😀", "％＿", "\\", ":&|!", "before:0001-01-01", "x" * 501,
)  # fmt: skip


def ask(client, text: str, **more: object):
    return client.get("/search/", {"q": text, **more})


def titles(response) -> list[str]:
    return [result.title for result in response.context["search"].results]


def asked(url: str) -> str:
    return parse_qs(urlsplit(url).query)["q"][0]


def test_a_hit_is_shown_with_its_passage_and_the_words_marked(client):
    write("熊本の工場", "導入する㈱丸三角の<b>ｻｰﾊﾞｰ</b>が動き出した。")
    response = ask(client, "サーバ")
    assert titles(response) == ["熊本の工場"]
    assert "<mark>ｻｰﾊﾞｰ</mark>が動き出した。" in response.content.decode()
    assert "1件の記事" in response.content.decode()


def test_a_hit_in_the_title_is_marked_there_and_no_markup_of_a_title_is_read(client):
    write("半導体の<i>工場</i>", "本文です。")
    page = ask(client, "工場").content.decode()
    assert "半導体の&lt;i&gt;<mark>工場</mark>&lt;/i&gt;" in page


@pytest.mark.parametrize("why", HIDDEN)
def test_what_is_not_public_is_not_found_and_not_counted(client, why):
    post = write("半導体の工場")
    for name, value in HIDDEN[why].items():
        setattr(post, name, value)
    save(post)
    response = ask(client, "半導体")
    assert response.context["search"].total == 0
    assert "半導体の工場" not in response.content.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_is_an_error_and_no_page_is_indexed(client, text):
    write("半導体の工場")
    response = ask(client, text)
    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "2", "1000000000", "abc", "１", ""])
def test_a_page_that_is_not_there_is_not_found(client, number):
    write("半導体の工場")
    assert ask(client, "半導体", page=number).status_code == 404


def test_pages_follow_one_another_and_keep_query_and_order(client):
    for number in range(12):
        write(f"半導体の工場 {number}")
    first = ask(client, "半導体 工場", order="date")
    second = client.get(first.context["search"].next_url)
    assert [len(titles(page)) for page in (first, second)] == [10, 2]
    assert len({*titles(first), *titles(second)}) == 12
    assert second.context["search"].next_url == ""
    assert titles(client.get(second.context["search"].previous_url)) == titles(first)


def test_a_facet_counts_its_hits_and_leads_to_just_these(client):
    tech = make_category(name="技術 評論")
    for number in range(3):
        write(f"半導体の工場 {number}", category=tech, tags=["熊本"])
    write("半導体の話")
    facets = dict(ask(client, "半導体").context["search"].facets)
    for heading in ("カテゴリー", "タグ"):
        (value,) = facets[heading]
        assert value.count == 3
        assert ask(client, asked(value.url)).context["search"].total == 3
    assert "年" not in facets, "a filter that leaves all is no choice"


def test_a_chosen_filter_is_shown_can_be_taken_off_and_is_not_offered_again(client):
    for number in range(3):
        write(f"半導体の工場 {number}", tags=["熊本", "工場"][: 1 + number % 2])
    write("半導体の話")
    chosen = ask(client, "半導体 tag:熊本", order="date").context["search"]
    assert [label for label, _ in chosen.facets] == ["タグ"]
    ((_, (value,)),) = chosen.facets
    assert value.label == "工場"
    (off,) = chosen.chosen
    assert off.text == "タグ「熊本」"
    assert asked(off.url) == "半導体"
    assert "order=date" in off.url
    assert client.get(off.url).context["search"].total == 4


def test_a_facet_leads_to_its_hits_from_a_quotation_mark_that_was_never_closed(client):
    write("半導体の工場", tags=["熊本"])
    write("半導体の話")
    ((_, (value,)),) = ask(client, '"半導体').context["search"].facets
    assert client.get(value.url).context["search"].total == value.count == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("量子", "「量子」を含む記事は見つかりませんでした"),
        ("tag:量子", "条件に合う記事は見つかりませんでした"),
        ("%", "記号だけでは検索できません"),
        ("after:いつか", "日付を読み取れませんでした"),
        ("tag:熊本 OR tag:東京", "ORでつなげない"),
    ],
)
def test_a_search_that_finds_nothing_says_what_was_searched_for(client, text, said):
    write("半導体の工場", tags=["熊本"])
    page = ask(client, text).content.decode()
    assert said in page
    assert ("見つかった記事はありません" in page) == ("できま" not in said and "取れ" not in said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ＡＷＳ　料金", "AWS 料金"),
        ('"AWS', "AWS"),
        ("AWS‮", "AWS"),
        ("AWS tag:Amazon", ""),
        ("AWS OR 株式会社", ""),
        ("AWS -料金", ""),
        ('"AWS 料金"', ""),
    ],
)
def test_only_plain_words_of_readers_are_counted(client, monkeypatch, text, words):
    counted: list[str] = []
    monkeypatch.setattr(search_page, "log_query_soon", lambda words, *rest: counted.append(words))
    ask(client, text)
    assert counted == [words] * bool(words)
    client.cookies["sessionid"] = "somebody-of-the-newsroom"
    ask(client, text)
    assert len(counted) <= 1


def test_what_was_meant_is_offered_where_it_finds_more(client):
    write("東京の新しい拠点")
    assert "もしかして" in ask(client, "toukyou", as_typed=1).content.decode()
    (meant,) = ask(client, "toukyou", as_typed=1).context["search"].meant
    assert meant.text == "東京"
    assert titles(client.get(meant.url)) == ["東京の新しい拠点"]
    assert not ask(client, "oosaka").context["search"].meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("toukyou 拠点", "東京 拠点"),
        ("拠点 とうきょう　tag:都市", "拠点 東京 tag:都市"),
        ("toukyou after:2020", "東京 after:2020"),
        ("ちてと 東京", "aws 東京"),
        ('"拠点" toukyou', '"拠点" 東京'),
    ],
)
def test_what_was_meant_is_told_word_by_word_and_all_else_stays(client, text, meant):
    write("東京の新しい拠点", "AWSの拠点です。", tags=["都市"])
    offered = ask(client, text, as_typed=1).context["search"].meant
    assert [one.text for one in offered] == [meant]
    assert titles(client.get(offered[0].url)) == ["東京の新しい拠点"]


def test_a_name_that_nobody_has_leads_to_names_like_it(client):
    write("半導体の工場", category=make_category(name="AI技術ガイド"), tags=["生成AI", "AI"])
    (meant,) = ask(client, "工場 category:技術").context["search"].meant
    assert meant.text == '工場 category:"AI技術ガイド"'
    assert client.get(meant.url).context["search"].total == 1
    assert not ask(client, "料理 tag:AI").context["search"].meant, "this one is a name"


def test_a_slip_is_corrected_by_the_words_of_the_archive(client):
    write("サイバーセキュリティの現場")
    Word.objects.create(spelling="サイバーセキュリティ", folded="サイバーセキュリティ", posts=2)
    (meant,) = ask(client, "サイバーセキリュティ", as_typed=1).context["search"].meant
    assert titles(client.get(meant.url)) == ["サイバーセキュリティの現場"]


def test_a_question_is_answered_and_the_page_says_what_was_searched_with_a_way_back(client):
    write("量子計算の料金", tags=["量子"])
    response = ask(client, "量子計算の料金はいくら？")
    search = response.context["search"]
    assert titles(response) == ["量子計算の料金"]
    said = "「量子計算の料金はいくら？」に一致する記事がないため、「量子計算 料金」で検索しました。"
    assert search.reworded == said
    assert all(
        asked(link.url).startswith("量子計算 料金") for _, links in search.facets for link in links
    )
    back = client.get(search.as_typed_url)
    assert (back.context["search"].total, back.context["search"].reworded) == (0, "")
    assert "見つかりませんでした" in back.content.decode()


def test_a_clear_slip_is_mended_at_once_and_the_page_says_so(client):
    write("東京の新しい拠点")
    search = ask(client, "toukyou 拠点").context["search"]
    assert search.total == 1
    assert "「toukyou」を「東京」に直し、「東京 拠点」で検索しました。" in search.reworded


def test_a_month_that_is_typed_is_offered_as_the_time_of_publication(client):
    post = write("自動運転の実験")
    month = timezone.localtime(post.published_at).strftime("%Y年%-m月")
    search = ask(client, f"{month} 自動運転").context["search"]
    assert search.total == 1
    assert search.of_a_day.text == f"{month}に掲載した記事に絞り込む（1件）"
    assert client.get(search.of_a_day.url).context["search"].total == 1
    assert ask(client, "1999年3月 自動運転").context["search"].of_a_day is None


def test_what_was_asked_in_vain_is_counted_as_typed(client, monkeypatch):
    counted: list[tuple[str, int]] = []
    monkeypatch.setattr(
        search_page, "log_query_soon", lambda words, n, *_: counted.append((words, n))
    )
    write("量子計算の料金")
    ask(client, "量子計算の料金は")
    assert counted == [("量子計算の料金は", 0)]


def test_the_pages_of_a_reworded_search_go_on(client):
    for number in range(12):
        write(f"量子計算の料金 {number}")
    first = ask(client, "量子計算の料金とは")
    second = client.get(first.context["search"].next_url)
    assert len({*titles(first), *titles(second)}) == 12


def test_what_has_a_word_only_inside_another_is_one_click_away_and_stays_so_on_each_page(client):
    for number in range(12):
        write(f"東京都の条例 {number}")
    search = ask(client, "京都").context["search"]
    assert (search.total, search.within_words) == (0, 12)
    first = client.get(search.within_words_url)
    second = client.get(first.context["search"].next_url)
    assert len(titles(first)) + len(titles(second)) == 12


def test_a_search_without_hits_helps_on(client):
    post = write("東京の新しい拠点")
    page = ask(client, "量子").content.decode()
    assert "「量子」を含む記事は見つかりませんでした" in page
    assert f'href="{post.get_absolute_url()}"' in page


def test_what_editors_pin_comes_first_and_is_named_so(client):
    write("半導体の工場、半導体の話")
    pinned = write("工場の歩き方")
    PinnedResult.objects.create(query="半導体", post=pinned)
    response = ask(client, "半導体")
    assert titles(response) == ["工場の歩き方", "半導体の工場、半導体の話"]
    assert response.content.decode().count("編集部の推し記事") == 1


def test_a_page_of_results_costs_the_same_for_few_and_many(client):
    write("半導体の工場 0", "半導体です。", tags=["熊本"], category=make_category())
    ask(client, "半導体")
    counts = []
    for number in range(3, 15, 6):
        for more in range(6):
            write(f"半導体の工場 {number}-{more}", "半導体です。", tags=["熊本", "AI"])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask(client, "半導体")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= BUDGET


def test_browsers_are_told_how_to_search_here(client):
    write("半導体の工場")
    assert 'rel="search"' in client.get("/").content.decode()
    response = client.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert "/search/?q={searchTerms}" in response.content.decode()


def test_the_home_page_tells_engines_of_the_search(client):
    assert "/search/?q={search_term_string}" in client.get("/").content.decode()


def test_a_post_is_found_as_soon_as_it_is_published(client, admin_user):
    post = write("半導体の工場", status=Status.DRAFT)
    assert titles(ask(client, "半導体")) == []
    record_edit(Edit.of(post, by=admin_user), to=Status.PUBLISHED, now=timezone.now())
    assert titles(ask(client, "半導体")) == ["半導体の工場"]
