"""What follows a search, off the request."""

from datetime import datetime

import pytest

from posts.jobs import background, query_logging, word_counting


@pytest.mark.django_db
def test_a_search_is_the_occasion_to_count_the_words(monkeypatch):
    monkeypatch.setattr(query_logging, "GATHERED", 0)
    occasions: list[datetime] = []
    monkeypatch.setattr(word_counting, "count_when_due", occasions.append)
    query_logging._write_out(background.Job("asked-queries"))
    assert len(occasions) == 1
