from datetime import UTC, datetime

import pytest

from posts.models import SearchDocument
from posts.search.index import PostFacets, parse_facets, search
from posts.search.query import parse
from posts.search.search_requests import SearchRequest
from posts.tags.models import Tag
from posts.workflow import Edit, delete_and_advance_edition, record_edits
from tests.factories import make_author, make_category
from tests.posts.search.indexed_posts import NOW, save, write

pytestmark = pytest.mark.django_db


def counts(text: str):
    return search(SearchRequest(parse(text), NOW)).facets


def test_hits_are_counted_by_category_tag_author_and_year():
    technology, aoki = make_category(name="技術"), make_author(name="青木 遥")
    post = write("電力の話", tags=["半導体", "AI"], category=technology)
    record_edits([Edit(post=post, tags=tuple(post.tag_list()), authors=(aoki,))], now=NOW)
    write("電力の本", tags=["AI"], published_at=datetime(2024, 5, 5, tzinfo=UTC))
    write("水力の話", tags=["AI"])
    found = counts("電力")
    ai = Tag.objects.get(name="AI")
    assert found.categories == {technology.pk: 1}
    assert found.tags[ai.pk] == 2
    assert found.authors == {aoki.pk: 1}
    assert found.years == {2026: 1, 2024: 1}


def test_a_search_by_filters_alone_counts_too():
    write("電力の話", tags=["AI"], category=make_category(name="技術"))
    assert sum(counts("tag:AI").categories.values()) == 1


def test_the_year_is_that_of_the_readers():
    write("初日の出", published_at=datetime(2024, 12, 31, 16, 0, tzinfo=UTC))
    assert counts("初日").years == {2025: 1}


def test_counts_follow_what_posts_are_filed_under():
    post = write("電力の話", tags=["AI", "半導体"])
    post.category = make_category(name="技術")
    save(post, tags=["半導体"])
    found = counts("電力")
    assert found.categories == {post.category.pk: 1}
    assert found.tags == {Tag.objects.get(name="半導体").pk: 1}
    delete_and_advance_edition(Tag.objects.get(name="半導体"))
    assert counts("電力").tags == {}


def test_the_authors_stand_in_the_order_of_the_byline():
    first, second = make_author(name="青木", slug="aoki"), make_author(name="赤木", slug="akagi")
    post = write("電力の話")
    record_edits([Edit(post=post, tags=(), authors=(second, first))], now=NOW)
    facets = SearchDocument.objects.get().facets
    assert parse_facets(facets.split()) == PostFacets(None, (second.pk, first.pk))
    assert parse_facets([]) == PostFacets(None, ())
