"""The desk of the front page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.admin.site.front_slots import slot_state
from posts.models import Edition, FrontSlot, Status
from tests.factories import FAR_AWAY, LONG_AGO, MORNING, make_category, make_post

pytestmark = pytest.mark.django_db
ADD = "/admin/posts/frontslot/add/"


def sent(**changes: object) -> dict[str, object]:
    moments = {f"{name}_{part}": "" for name in ("starts_at", "ends_at") for part in (0, 1)}
    return {"position": 10, **moments, **changes}


def test_a_pin_leads_the_front_page_and_advances_the_edition(as_chief, client):
    old = make_post(title="古い記事", published_at=LONG_AGO)
    make_post(title="新しい記事")
    assert as_chief.post(ADD, sent(post=old.pk)).status_code == 302
    assert client.get("/").context["lead"] == old
    assert Edition.objects.current() == 1


def test_the_order_is_changed_in_the_list(as_chief, client):
    first, second = make_post(title="一"), make_post(title="二")
    slots = [FrontSlot.objects.create(post=post, position=10) for post in (first, second)]
    rows = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "1"}
    rows |= {f"form-{row}-id": slot.pk for row, slot in enumerate(slots)}
    rows |= {"form-0-position": 20, "form-1-position": 10}
    as_chief.post("/admin/posts/frontslot/", rows)
    assert client.get("/").context["lead"] == second


def test_an_end_before_the_beginning_and_a_second_pin_are_refused(as_chief):
    post = make_post()
    times = {"starts_at_0": "2026-01-02", "starts_at_1": "09:00"}
    times |= {"ends_at_0": "2026-01-01", "ends_at_1": "09:00"}
    page = as_chief.post(ADD, sent(post=post.pk, **times)).content.decode()
    assert "終える日時は、始める日時よりあとにしてください。" in page
    FrontSlot.objects.create(post=post)
    page = as_chief.post(ADD, sent(post=post.pk)).content.decode()
    assert "この記事は、すでに固定されています。" in page


def test_the_list_shows_the_front_page_and_what_it_would_be_without_pins(as_chief):
    category = make_category()
    pinned = make_post(title="固定の記事", published_at=LONG_AGO, category=category)
    make_post(title="最新の記事", category=category)
    FrontSlot.objects.create(post=pinned)
    response = as_chief.get("/admin/posts/frontslot/")
    assert response.context["front"].lead == pinned
    assert [post.title for post in response.context["automatic"]] == ["最新の記事", "固定の記事"]
    assert "いまのトップページ" in response.content.decode()


def test_a_newsroom_without_articles_sees_that_there_are_none(as_chief):
    page = as_chief.get("/admin/posts/frontslot/").content.decode()
    assert "公開中の記事が、まだありません。" in page


@pytest.mark.parametrize(
    ("changes", "hidden", "state"),
    [
        ({}, {}, "表示中"),
        ({"starts_at": FAR_AWAY}, {}, "開始前"),
        ({"ends_at": LONG_AGO}, {}, "終了"),
        ({}, {"status": Status.WITHDRAWN}, "記事が公開されていません"),
    ],
)
def test_a_pin_says_whether_it_is_shown(changes, hidden, state):
    slot = FrontSlot(post=make_post(**hidden), **changes)
    assert slot_state(slot, MORNING + timedelta(days=1)) == state


def test_a_pin_is_shown_from_its_beginning_to_its_end(client):
    now = timezone.now()
    later, ended, running = make_post(), make_post(), make_post(published_at=LONG_AGO)
    FrontSlot.objects.create(post=later, position=1, starts_at=now + timedelta(hours=1))
    FrontSlot.objects.create(post=ended, position=2, ends_at=now - timedelta(hours=1))
    FrontSlot.objects.create(
        post=running, position=3, starts_at=now - timedelta(hours=1), ends_at=FAR_AWAY
    )
    assert client.get("/").context["lead"] == running
