import pytest
from django.utils import timezone

from tests.posts.admin.search_reports.asked import asked

pytestmark = pytest.mark.django_db

MISSING, RISING = "/admin/search/missing/", "/admin/search/rising/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.mark.parametrize("page", [MISSING, RISING])
def test_only_who_looks_after_the_search_sees_what_readers_ask(as_staff_with, page, client):
    assert as_staff_with("view_post").get(page).status_code == 403
    assert as_staff_with("view_askedquery").get(page).status_code == 200
    assert client.get(page).status_code == 302


@pytest.mark.parametrize("page", [MISSING, RISING])
def test_a_query_leads_to_the_search_to_a_pin_and_to_a_group(as_chief, page, today):
    asked("ａ&b", 1, times=4, today=today)
    text = as_chief.get(page).content.decode()

    for address in (
        "/search/?q=%EF%BC%A1%26B",
        "/admin/posts/pinnedresult/add/?query=%EF%BC%A1%26B",
        "/admin/posts/spellinggroup/add/?spellings=%EF%BC%A1%26B%0A",
    ):
        assert f'href="{address}"' in text
        assert as_chief.get(address).status_code == 200


def test_the_forms_that_a_query_leads_to_hold_it(as_chief):
    pin = as_chief.get("/admin/posts/pinnedresult/add/?query=GPU").content.decode()
    group = as_chief.get("/admin/posts/spellinggroup/add/?spellings=GPU%0A").content.decode()

    assert 'value="GPU"' in pin
    assert "\nGPU\n</textarea>" in group


def test_ways_that_somebody_may_not_go_are_not_shown(as_staff_with, today):
    asked("gpu", 1, times=4, today=today)
    page = as_staff_with("view_askedquery").get(MISSING).content.decode()

    assert "GPU" in page
    assert "推し記事にする</a>" not in page
    assert "同じ言葉として登録</a>" not in page


def test_what_readers_typed_is_escaped(as_chief, today):
    asked("<script>", 1, times=4, today=today)

    for page in (MISSING, RISING):
        assert "<SCRIPT>" not in as_chief.get(page).content.decode()


def test_the_period_is_thirty_days_or_ninety(as_chief, today):
    asked("gpu", 60, times=4, today=today)

    assert "GPU" not in as_chief.get(MISSING).content.decode()
    assert "GPU" in as_chief.get(MISSING, {"days": "90"}).content.decode()
    assert "直近30日に、2回以上" in as_chief.get(MISSING, {"days": "x"}).content.decode()


def test_reports_without_rows_say_so(as_chief):
    assert "見つからなかった語はありません。" in as_chief.get(MISSING).content.decode()
    assert "目立って増えた検索語はありません。" in as_chief.get(RISING).content.decode()


def test_the_desk_leads_to_the_reports(as_chief, as_staff_with):
    page = as_chief.get("/admin/").content.decode()

    assert MISSING in page
    assert RISING in page
    assert "/admin/search/spellings/" in page
    assert MISSING not in as_staff_with("view_post").get("/admin/").content.decode()
