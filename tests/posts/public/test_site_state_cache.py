"""What costs to count is done once a state of the site."""

from __future__ import annotations

from collections.abc import Iterator

from django.test import RequestFactory

from posts.models import Edition
from posts.public.site_state_cache import get_or_compute
from tests import factories


def ask(numbers: Iterator[int]) -> int:
    return get_or_compute(RequestFactory().get("/"), "number", lambda: next(numbers))


def test_the_work_is_done_once_a_state(db):
    factories.make_publication()
    Edition.objects.advance()
    numbers = iter(range(9))
    assert [ask(numbers), ask(numbers)] == [0, 0]
    Edition.objects.advance()
    assert [ask(numbers), ask(numbers)] == [1, 1]


def test_nothing_is_kept_before_the_newsroom_has_saved_anything(db):
    factories.make_publication()
    numbers = iter(range(9))
    assert [ask(numbers), ask(numbers)] == [0, 1]
