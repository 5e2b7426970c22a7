from datetime import timedelta

import pytest

from posts.models import SearchDocument
from posts.search.index.visible_documents import read_newest_first
from tests.factories import HIDDEN
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db


def public(at, some=slice(9)):
    documents = SearchDocument.objects.public(at)
    return [key for key, _ in read_newest_first(documents, some, all_have_dates=True)]


def test_readers_may_see_what_is_public_at_the_time_and_nothing_else():
    for values in HIDDEN.values():
        write("隠れた", **values)
    always = write("公開")
    later = write("明日から", published_at=NOW + timedelta(days=1))
    ending = write("今日まで", expires_at=NOW + timedelta(hours=1))
    assert public(NOW) == [ending.pk, always.pk]
    assert public(NOW + timedelta(hours=1)) == [always.pk]
    assert public(NOW + timedelta(days=2)) == [later.pk, always.pk]


def test_the_newest_stand_first_and_those_without_date_last():
    old, new = write("一", published_at=NOW - timedelta(days=9)), write("二")
    draft = write("三", **HIDDEN["draft"], published_at=None)
    everything = SearchDocument.objects.all()
    found = read_newest_first(everything, slice(9), all_have_dates=False)
    assert [key for key, _ in found] == [new.pk, old.pk, draft.pk]
    assert public(NOW, slice(1, 2)) == [old.pk]


def test_a_filter_that_names_nothing_leaves_nothing():
    write("一")
    nothing = SearchDocument.objects.filter(post__in=())
    assert read_newest_first(nothing, slice(9), all_have_dates=False) == []
