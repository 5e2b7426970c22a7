import csv
import re
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from posts.admin.search import spellings
from posts.jobs import search_jobs
from posts.models import AcceptedVariation
from posts.search.suggest.archive_spellings import replace_variations
from posts.search.suggest.vocabulary import count_words
from tests.posts.admin.forms import said
from tests.posts.search.indexed_posts import write

pytestmark = pytest.mark.django_db

PAGE = "/admin/search/spellings/"
TABLE = "/admin/search/spellings.csv"
ACCEPT, RELEASE = f"{PAGE}accept/", f"{PAGE}release/"
SERVER = "サーバ\nサーバー"


@pytest.fixture
def _counted():
    """Three articles, of which one writes サーバ, and two say AWS."""
    write("一", "サーバーとAWSの話。")
    write("二", "サーバーとＡＷＳの話。")
    write("三", "サーバとAWSの話。")
    count_words(timezone.now(), lambda *_: None)


def _text(client, address=PAGE):
    return client.get(address).content.decode()


def test_only_who_looks_after_the_search_sees_it(as_staff_with, client):
    assert client.get(PAGE).status_code == 302
    for address in (PAGE, TABLE):
        assert as_staff_with("view_post").get(address).status_code == 403
        assert as_staff_with("view_spellinggroup").get(address).status_code == 200


def test_an_archive_that_nobody_counted_is_counted_now(as_chief, monkeypatch):
    asked: list[datetime] = []
    monkeypatch.setattr(search_jobs, "count_when_due", asked.append)
    assert "まだ一度も集計していません" in _text(as_chief)
    assert len(asked) == 1


def test_an_archive_without_variations_says_so(as_chief):
    count_words(timezone.now(), lambda *_: None)
    assert "表記ゆれは見つかりませんでした。" in _text(as_chief)


@pytest.mark.usefixtures("_counted")
def test_a_spelling_leads_to_the_articles_that_have_just_it(as_chief):
    rows = as_chief.get(PAGE).context["rows"]
    [server] = [row for row in rows if row["proposed"]["text"] == "サーバー"]
    [other] = server["others"]
    assert (other["text"], other["posts"]) == ("サーバ", 1)
    assert parse_qs(urlsplit(other["list"]).query)["q"] == ["サーバ"]
    listed = as_chief.get(other["list"]).context["cl"].result_list
    assert [post.title for post in listed] == ["三"]


@pytest.mark.usefixtures("_counted")
def test_who_may_not_see_articles_gets_no_way_to_them(as_staff_with):
    text = _text(as_staff_with("view_spellinggroup"))
    assert "サーバー" in text
    assert "id__in" not in text


@pytest.mark.usefixtures("_counted")
def test_a_kind_is_shown_alone(as_chief):
    text = _text(as_chief, f"{PAGE}?kind=width")
    assert "ＡＷＳ" in text
    assert "サーバー" not in text
    assert "この種類の表記ゆれはありません。" in _text(as_chief, f"{PAGE}?kind=okurigana")
    assert "サーバー" in _text(as_chief, f"{PAGE}?kind=unknown&p=x")


@pytest.mark.usefixtures("_counted")
def test_the_table_has_a_line_for_each_lesser_spelling(as_chief):
    response = as_chief.get(TABLE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(response.content.decode("utf-8-sig").splitlines())) == [
        ["種類", "提案する表記", "提案する表記の記事数", "ほかの表記", "ほかの表記の記事数"],
        ["全角・半角", "AWS", "2", "ＡＷＳ", "1"],
        ["長音", "サーバー", "2", "サーバ", "1"],
    ]


@pytest.mark.usefixtures("_counted")
def test_an_editor_leaves_a_group_as_it_is_and_takes_that_back(as_chief):
    answer = as_chief.post(ACCEPT, {"identity": "サーバ\r\nサーバー", "kind": "", "p": "1"})
    assert answer["Location"] == f"{PAGE}?p=1"
    assert "サーバー" not in as_chief.get(TABLE).content.decode()
    assert "そのままにした表記（1組）" in _text(as_chief)
    assert AcceptedVariation.objects.get().by == User.objects.get(username="desk")

    as_chief.post(RELEASE, {"identity": SERVER})
    assert not AcceptedVariation.objects.exists()
    assert "サーバー" in as_chief.get(TABLE).content.decode()


@pytest.mark.usefixtures("_counted")
def test_taking_a_decision_back_keeps_the_kind_and_the_page(as_chief):
    as_chief.post(ACCEPT, {"identity": SERVER})
    form = _text(as_chief, f"{PAGE}?kind=width").partition(f'action="{RELEASE}"')[2]
    fields = dict(re.findall(r'name="(identity|kind|p)" value="([^"]*)"', form))

    assert as_chief.post(RELEASE, fields)["Location"] == f"{PAGE}?kind=width&p=1"
    assert not AcceptedVariation.objects.exists()


@pytest.mark.usefixtures("_counted")
def test_who_comes_second_is_told_who_has_decided(as_chief, as_staff_with):
    as_chief.post(ACCEPT, {"identity": SERVER})
    late = as_staff_with("view_spellinggroup", "change_spellinggroup")
    answer = late.post(ACCEPT, {"identity": SERVER}, follow=True)

    assert said(answer) == [
        "「サーバ／サーバー」は、すでにそのままにしてあります（決めた人：desk）。"
    ]


@pytest.mark.usefixtures("_counted")
def test_who_may_not_change_spellings_decides_nothing(as_staff_with):
    reader = as_staff_with("view_spellinggroup")
    assert reader.post(ACCEPT, {"identity": SERVER}).status_code == 403
    assert reader.post(RELEASE, {"identity": SERVER}).status_code == 403
    assert "そのままにする</button>" not in _text(reader)
    assert reader.get(ACCEPT).status_code == 405


def test_a_group_that_is_gone_is_told(as_chief):
    answer = as_chief.post(ACCEPT, {"identity": "x"}, follow=True)
    assert "この組はもう一覧にありません" in answer.content.decode()
    assert not AcceptedVariation.objects.exists()


def test_groups_stand_fifty_a_page_those_with_most_to_mend_first(as_chief, monkeypatch):
    monkeypatch.setattr(spellings, "_GROUPS_A_PAGE", 1)
    count_words(timezone.now() - timedelta(days=1), lambda *_: None)
    replace_variations({"メモリ": [1, 2], "メモリー": [3], "AWS": [1, 2, 3], "Aws": [4, 5]})
    assert "メモリ" not in _text(as_chief)
    assert "メモリー" in _text(as_chief, f"{PAGE}?p=2")


@pytest.mark.usefixtures("_counted")
def test_many_groups_ask_the_database_no_more_than_one(as_chief, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        as_chief.get(PAGE)
