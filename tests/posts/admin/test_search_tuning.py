"""The desk of the search."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.admin.search_tuning import standing_of_pin
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
    assert standing_of_pin(hidden, now) == "記事が公開されていません"
    assert standing_of_pin(ended, now) == "終了"
