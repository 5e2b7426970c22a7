from datetime import timedelta

import pytest

from posts.models import SearchDocument
from posts.search.index.visible_documents import newest_first, public_among
from tests.factories import HIDDEN
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db


def test_readers_may_see_what_is_public_at_the_time_and_nothing_else():
    for values in HIDDEN.values():
        write("隠れた", **values)
    write("公開")
    write("明日から", published_at=NOW + timedelta(days=1))
    write("今日まで", expires_at=NOW + timedelta(hours=1))
    keys = list(SearchDocument.objects.values_list("pk", flat=True))
    for at in (NOW, NOW + timedelta(hours=1), NOW + timedelta(days=2)):
        public = newest_first(SearchDocument.objects.public(at), all_have_dates=False)
        assert public_among(keys, at) == list(public)
    assert len(public_among(keys, NOW)) == 2


def test_only_the_documents_that_were_asked_for_are_told():
    first, second = write("一"), write("二")
    assert [key for key, _ in public_among([second.pk, first.pk], NOW)] == [second.pk, first.pk]
    assert [key for key, _ in public_among([first.pk, 10**9], NOW)] == [first.pk]
    assert public_among([], NOW) == []
