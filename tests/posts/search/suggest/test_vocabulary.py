"""Counting the words of the archive."""

from __future__ import annotations

import pytest
from django.utils import timezone

from posts.models import SpellingVariation, Status, Word
from posts.search.suggest.vocabulary import count_words
from tests.posts.search.indexed_posts import write

pytestmark = pytest.mark.django_db


def test_words_of_public_articles_are_counted_once_an_article():
    write("半導体の工場", "サーバーとサーバー。サーバも。")
    write("半導体の話", "サーバーとルーター。")
    write("半導体の秘密", "ルーター。", status=Status.DRAFT)
    Word.objects.create(spelling="昔", folded="昔", posts=9)
    told: list[tuple[int, int]] = []
    assert count_words(timezone.now(), lambda done, total: told.append((done, total))) == 3
    assert told == [(2, 2)]
    counted = Word.objects.values_list("spelling", "folded", "posts")
    assert sorted(counted) == [
        ("サーバー", "サーバ", 2),
        ("半導体", "半導体", 2),
        ("工場", "工場", 1),
    ]


def test_words_of_headlines_and_tags_are_counted_in_a_single_article_too():
    write("新型ルーター", "サーバーの話。", tags=["ガバナンス"])
    count_words(timezone.now(), lambda *_: None)
    counted = Word.objects.values_list("spelling", "posts")
    assert sorted(counted) == [("ガバナンス", 1), ("ルーター", 1), ("新型", 1)]


def test_the_spellings_that_differ_are_stored_with_the_words():
    keys = [write("題", body).pk for body in ("サーバー", "サーバー", "サーバ")]
    write("題", "サーバ", status=Status.DRAFT)
    count_words(timezone.now(), lambda *_: None)
    [variation] = SpellingVariation.objects.all()
    assert variation.spellings == [
        {"text": "サーバー", "posts": 2, "keys": keys[:2]},
        {"text": "サーバ", "posts": 1, "keys": keys[2:]},
    ]


def test_spellings_in_code_are_no_variation():
    for body in ("Pythonの話", "Pythonの本", "命令は`python`です"):
        write("題", body)
    count_words(timezone.now(), lambda *_: None)
    assert not SpellingVariation.objects.exists()


def test_an_empty_archive_has_no_words():
    assert count_words(timezone.now(), lambda *_: None) == 0
