from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from posts.models import KeptForEdition, Publication
from posts.public.masthead import Masthead
from posts.workflow import save_and_advance_edition
from tests.factories import make_publication
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db(transaction=True)

HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def publication() -> Publication:
    saved = make_publication(title="瓦版テック")
    write("記事")
    return saved


def queries() -> int:
    with CaptureQueriesContext(connection) as captured:
        assert Masthead().publication.title
    return len(captured)


def test_it_costs_one_query_whether_the_publication_is_known_or_not():
    assert [queries(), queries()] == [1, 1]


def test_a_change_at_the_desk_shows_in_the_next_request(publication):
    assert Masthead().publication.title == "瓦版テック"
    publication.title = "新しい瓦版"
    save_and_advance_edition(publication)
    assert Masthead().publication.title == "新しい瓦版"


def test_the_state_is_the_same_for_a_known_publication_and_changes_with_each_edition():
    before, known = Masthead().state, Masthead().state
    assert before == known != ""
    write("次の記事", published_at=NOW)
    assert Masthead().state != known


@pytest.mark.parametrize("is_known", [True, False], ids=["a known edition", "a new edition"])
def test_the_state_changes_as_a_post_appears_and_as_it_expires(is_known, monkeypatch):
    write("予約", published_at=NOW + HOUR, expires_at=NOW + 2 * HOUR)

    def state_at(moment: datetime) -> str:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        if not is_known:
            KeptForEdition.forget_all()
        return Masthead().state

    assert state_at(NOW) == state_at(NOW + HOUR - MOMENT)
    assert state_at(NOW + HOUR - MOMENT) != state_at(NOW + HOUR)
    assert state_at(NOW + HOUR) == state_at(NOW + 2 * HOUR - MOMENT)
    assert state_at(NOW + 2 * HOUR - MOMENT) != state_at(NOW + 2 * HOUR)
