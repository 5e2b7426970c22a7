"""Questions of readers, asked of the real archive: a fitting article is among the first five."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posts.importing.import_context import ImportOptions
from posts.importing.importer import import_posts
from posts.models import Post
from posts.search.answering import answered
from posts.search.site_search import ask
from posts.search.suggest.vocabulary import count_words
from tests.posts.search.archive import FOLDER

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
_ENOUGH = 50

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real archive is not on this machine"),
]


def questions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each question, and what the headline of a fitting article has."""
    lines = Path(__file__).with_name("questions.txt").read_text("utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            question, fitting = line.split("\t")
            yield question, re.compile(fitting)


def test_fifty_of_sixty_questions_bring_a_fitting_article_among_the_first_five():
    import_posts([FOLDER.parent], ImportOptions(default_zone=ZoneInfo("Asia/Tokyo")), now=NOW)
    count_words(NOW, lambda done, total: None)
    in_vain = [question for question, fitting in questions() if not _is_answered(question, fitting)]
    assert len(list(questions())) == 60
    assert len(in_vain) <= 60 - _ENOUGH, in_vain


def _is_answered(question: str, fitting: re.Pattern[str]) -> bool:
    found = answered(question, partial(ask, at=NOW), is_ranked=True)
    first = Post.objects.in_bulk(found.answer.hits.keys[:5])
    return any(fitting.search(post.title) for post in first.values())
