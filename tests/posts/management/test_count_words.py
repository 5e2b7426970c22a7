"""`count_words` counts at once, and never beside another."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from posts.models import Word, WordCount
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def test_the_words_are_counted_and_their_number_is_printed():
    make_post(title="新型ルーター")
    printed = StringIO()
    call_command("count_words", stdout=printed)
    assert "ルーター" in Word.objects.values_list("spelling", flat=True)
    assert printed.getvalue() == f"{Word.objects.count()} words counted\n"
    assert WordCount.objects.current().counted_at is not None


def test_a_second_count_is_refused_while_one_goes_on():
    WordCount.objects.claim(timezone.now())
    with pytest.raises(CommandError, match="being counted already"):
        call_command("count_words")
