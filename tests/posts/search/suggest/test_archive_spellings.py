"""The stored 表記ゆれ, and the decisions of editors on them."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from posts.models import AcceptedVariation, SpellingVariation
from posts.search.suggest.archive_spellings import accept, open_variations, replace_variations

pytestmark = pytest.mark.django_db


def _shown() -> list[str]:
    return list(map(str, open_variations()))


def _accept_all() -> None:
    by = User.objects.create_user("editor")
    for variation in open_variations():
        accept(variation, by=by, at=timezone.now())


def test_a_count_replaces_the_last_one():
    assert replace_variations({"サーバ": [1], "サーバー": [2, 3]}) == 1
    assert replace_variations({"メモリ": [1, 4], "メモリー": [2]}) == 1
    assert _shown() == ["メモリ／メモリー"]
    assert SpellingVariation.objects.get().spellings == [
        {"text": "メモリ", "posts": 2, "keys": [1, 4]},
        {"text": "メモリー", "posts": 1, "keys": [2]},
    ]


def test_the_articles_of_a_spelling_are_all_counted_and_the_first_hundred_named():
    replace_variations({"サーバ": range(1, 151), "サーバー": [1]})
    first = SpellingVariation.objects.get().spellings[0]
    assert (first["posts"], len(first["keys"])) == (150, 100)


def test_a_decision_outlives_counts_whichever_spelling_leads_or_goes():
    replace_variations({"サーバ": [1, 2], "サーバー": [1, 3, 4], "ｻｰﾊﾞｰ": [5]})
    _accept_all()
    assert _shown() == []
    replace_variations({"サーバ": [1, 2, 3], "サーバー": [4]})
    assert _shown() == []


def test_a_group_is_shown_again_when_another_spelling_joins_it():
    replace_variations({"サーバ": [1, 2], "サーバー": [3]})
    _accept_all()
    replace_variations({"サーバ": [1, 2], "サーバー": [3], "ｻｰﾊﾞｰ": [5]})
    assert len(_shown()) == 1


def test_a_decision_that_is_taken_back_shows_the_group_at_once():
    replace_variations({"サーバ": [1, 2], "サーバー": [3]})
    _accept_all()
    AcceptedVariation.objects.get().delete()
    assert _shown() == ["サーバ／サーバー"]


def test_groups_of_one_kind_are_shown_alone():
    replace_variations({"サーバ": [1, 2], "サーバー": [3], "AWS": [1, 2], "Aws": [3]})
    assert list(map(str, open_variations("case"))) == ["AWS／Aws"]
