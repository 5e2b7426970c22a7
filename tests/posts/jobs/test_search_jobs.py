"""What follows a search, off the request."""

from datetime import UTC, datetime, timedelta

import pytest

from posts.errors import CountUnderWayError
from posts.jobs import background, search_jobs
from posts.jobs.search_jobs import count_now, count_when_due
from posts.models import Edition, Word, WordCount
from tests.factories import make_post


@pytest.mark.django_db
def test_a_search_is_the_occasion_to_count_the_words(monkeypatch):
    monkeypatch.setattr(search_jobs, "GATHERED", 0)
    occasions: list[datetime] = []
    monkeypatch.setattr(search_jobs, "count_when_due", occasions.append)
    search_jobs._write_out(background.Job("asked-queries"))
    assert len(occasions) == 1


NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(monkeypatch):
    """The names of the jobs that were started; none of them runs."""
    names: list[str] = []

    def start(name, work):
        names.append(name)
        return background.Job(name)

    monkeypatch.setattr(background, "start", start)
    return names


def _counted(at: datetime) -> None:
    assert WordCount.objects.claim(at)
    WordCount.objects.finish(at, Edition.objects.current())
    WordCount.objects.release()


def test_what_was_never_counted_is_counted(started):
    assert count_when_due(NOW) is not None
    assert started == ["count-words"]


def test_it_is_counted_again_a_day_later_if_anything_changed(started):
    _counted(NOW - timedelta(days=1))
    assert count_when_due(NOW) is None
    Edition.objects.advance()
    assert count_when_due(NOW - timedelta(hours=1)) is None
    assert count_when_due(NOW) is not None


def test_nobody_starts_while_another_process_counts(started):
    WordCount.objects.claim(NOW)
    assert count_when_due(NOW) is None
    with pytest.raises(CountUnderWayError):
        count_now(NOW, lambda *_: None)
    assert count_when_due(NOW + timedelta(minutes=2)) is not None


def test_the_right_to_count_is_given_back_by_a_count_that_fails():
    def fail(done: int, total: int) -> None:
        raise ValueError("x")

    make_post()
    with pytest.raises(ValueError, match="x"):
        count_now(NOW, fail)
    count = WordCount.objects.current()
    assert (count.beat_at, count.counted_at) == (None, None)


def test_the_job_counts_and_tells_how_far_it_is(monkeypatch):
    monkeypatch.setattr(search_jobs, "_REST", 0)
    make_post(title="新型ルーター")
    job = background.Job("count-words")
    search_jobs._count(job)
    assert (job.done, job.total) == (1, 1)
    assert Word.objects.filter(spelling="ルーター").exists()
