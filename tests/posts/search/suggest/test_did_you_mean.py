"""Corrections of slips by the words of the archive."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.models import Word
from posts.search.query import bare_words
from posts.search.suggest.did_you_mean import likely_corrections, typing_distance
from posts.search.tokens import fold

pytestmark = pytest.mark.django_db


def know(**posts: int) -> None:
    Word.objects.bulk_create(
        Word(spelling=word, folded=fold(word), posts=count) for word, count in posts.items()
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kuberntes", "Kubernetes"), ("エヌディビア", "エヌビディア"),
        ("サイバーセキリュティ", "サイバーセキュリティ"), ("半導本", "半導体"),
        ("ＰYTHNO", "Python"),
        ("半導体 サイバセキュリテ", "半導体 サイバーセキュリティ"),
    ],
)  # fmt: skip
def test_a_slip_is_corrected_to_a_word_of_the_archive(typed, meant):
    know(Kubernetes=3, エヌビディア=9, サイバーセキュリティ=9, 半導体=9, Python=4)
    assert likely_corrections(typed.split()) == [meant.split()]


def test_the_nearest_comes_first_then_the_most_written():
    know(サーバー=5, セーバー=9, サーバル=7)
    assert likely_corrections(["サーバン"])[0] == ["サーバル"]


@pytest.mark.parametrize("typed", ["半導体", "AI", "半導", "", '"半導本"', "tag:半導本", "-半導本"])
def test_what_is_known_short_or_a_command_is_left_alone(typed):
    know(半導体=9, AO=5, 半胴=5)
    assert likely_corrections(bare_words(typed)) == []


def test_two_letters_in_the_wrong_order_are_one_slip():
    assert typing_distance("tset", "test") == 1
    assert typing_distance("", "ab") == 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_an_error(text):
    know_once()
    likely_corrections(text.split())


def know_once() -> None:
    if not Word.objects.exists():
        know(半導体=9, test=3)
