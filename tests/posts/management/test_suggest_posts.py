"""`suggest_posts` chooses anew for all."""

from io import StringIO

import pytest
from django.core.management import call_command

from posts.models import Suggestion
from tests.factories import make_post, make_tag


@pytest.mark.django_db
def test_all_published_posts_get_suggestions_and_their_number_is_printed():
    tag = make_tag()
    first, second = make_post(tags=[tag]), make_post(tags=[tag])
    printed = StringIO()
    call_command("suggest_posts", stdout=printed)
    pairs = set(Suggestion.objects.values_list("post", "target"))
    assert pairs == {(first.pk, second.pk), (second.pk, first.pk)}
    assert printed.getvalue() == "2 suggestions are stored\n"
