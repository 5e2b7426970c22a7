"""Counting the words of the archive."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils import timezone

from posts.models import Status, Word
from posts.search.vocabulary import count_words
from tests.posts.search.database.archive import write

pytestmark = pytest.mark.django_db


def test_words_of_public_articles_are_counted_once_an_article(capsys):
    write("半導体の工場", "サーバーとサーバー。サーバも。")
    write("半導体の話", "サーバーとルーター。")
    write("半導体の秘密", "ルーター。", status=Status.DRAFT)
    Word.objects.create(spelling="昔", folded="昔", skeleton="昔", posts=9)
    told: list[tuple[int, int]] = []
    assert count_words(timezone.now(), lambda done, total: told.append((done, total))) == 2
    assert told == [(2, 2)]
    counted = Word.objects.values_list("spelling", "folded", "posts")
    assert sorted(counted) == [("サーバー", "サーバ", 2), ("半導体", "半導体", 2)]
    call_command("count_words")
    assert capsys.readouterr().out == "2 words counted\n"


def test_an_empty_archive_has_no_words():
    assert count_words(timezone.now(), lambda *_: None) == 0
