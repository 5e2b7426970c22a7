import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import Edition, PinnedResult, SpellingGroup
from posts.search.curation import curation
from posts.search.site_search import ask
from posts.workflow import save_and_advance_edition
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_editors_set_counts_in_the_next_search():
    post = write("瓦版の創刊")
    assert ask("かわら版", at=NOW).hits.keys == ()
    save_and_advance_edition(SpellingGroup(spellings="瓦版\nかわら版"))
    assert ask("かわら版", at=NOW).hits.keys == (post.pk,)
    other = write("別の記事")
    save_and_advance_edition(PinnedResult(query="かわら版", post=other))
    assert ask("かわら版", at=NOW).pinned == (other.pk,)


def test_it_is_read_once_an_edition():
    write("記事")
    edition = Edition.objects.current()
    curation(edition)
    with CaptureQueriesContext(connection) as captured:
        curation(edition)
    assert len(captured) == 0
