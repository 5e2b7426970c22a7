"""The desk of the search."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.admin.search.curation import pin_state
from posts.models import Edition, PinnedResult, SpellingGroup
from tests.factories import HIDDEN, make_post

pytestmark = pytest.mark.django_db


def test_a_group_of_spellings_is_saved_one_a_line(as_chief):
    as_chief.post("/admin/posts/spellinggroup/add/", {"spellings": "瓦版\r\nかわら版", "note": ""})
    assert SpellingGroup.objects.filter(spellings__contains="かわら版").exists()
    assert Edition.objects.current() == 1


def test_a_group_of_one_spelling_is_refused(as_chief):
    url = "/admin/posts/spellinggroup/add/"
    page = as_chief.post(url, {"spellings": "瓦版\n\n瓦版", "note": ""}).content.decode()
    assert "表記を二つ以上、1行に一つずつ入れてください。" in page


@pytest.mark.parametrize(
    ("spellings", "reason"),
    [
        ("Abc\nＡＢＣ\nabc", "検索ではすでに同じに扱っています"),
        ("サーバ\nサーバー", "検索ではすでに同じに扱っています"),
        ("瓦版\n!!!", "記号だけの表記は検索できません：「!!!」"),
        ("\n".join(f"異{number}" for number in range(30)), "24個までにしてください（いまは30個）"),
        ("ぜい弱\n脆弱", "すでに一つの組にあります：「脆弱、ぜい弱」"),
    ],
)
def test_a_group_that_would_change_no_search_is_refused_with_the_reason(
    as_chief, spellings, reason
):
    SpellingGroup.objects.get_or_create(spellings="脆弱\nぜい弱")
    before = SpellingGroup.objects.count()
    sent = {"spellings": spellings, "note": ""}
    assert reason in as_chief.post("/admin/posts/spellinggroup/add/", sent).content.decode()
    assert SpellingGroup.objects.count() == before


def test_a_group_can_be_saved_again_as_it_is(as_chief):
    group = SpellingGroup.objects.create(spellings="瓦版\nかわら版")
    url = f"/admin/posts/spellinggroup/{group.pk}/change/"
    assert as_chief.post(url, {"spellings": group.spellings, "note": "a"}).status_code == 302


def test_a_pin_for_the_same_query_in_other_letters_is_refused(as_chief):
    pin = PinnedResult.objects.create(query="tokyo", post=make_post())
    sent = {"query": "ＴＯＫＹＯ", "post": pin.post_id, "position": 10}
    sent |= {"ends_at_0": "", "ends_at_1": ""}
    page = as_chief.post("/admin/posts/pinnedresult/add/", sent).content.decode()
    assert "同じ検索語「tokyo」にすでに固定されています" in page


def test_a_pin_is_saved_and_a_second_one_for_the_same_query_refused(as_chief):
    post = make_post()
    sent = {"query": "半導体", "post": post.pk, "position": 10, "ends_at_0": "", "ends_at_1": ""}
    assert as_chief.post("/admin/posts/pinnedresult/add/", sent).status_code == 302
    page = as_chief.post("/admin/posts/pinnedresult/add/", sent).content.decode()
    assert "この記事は、この検索語にすでに固定されています。" in page
    assert "表示中" in as_chief.get("/admin/posts/pinnedresult/").content.decode()


def test_the_list_says_why_a_pin_is_not_shown():
    now = timezone.now()
    hidden = PinnedResult(query="一", post=make_post(**HIDDEN["draft"], path=None))
    ended = PinnedResult(query="一", post=make_post(), ends_at=now - timedelta(days=1))
    assert pin_state(hidden, now) == "記事が公開されていません"
    assert pin_state(ended, now) == "終了"
