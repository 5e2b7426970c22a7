from datetime import timedelta

import pytest

from posts.models import PinnedResult, Publication, SpellingGroup
from posts.search.search_requests import Order
from posts.search.site_search import ask, ask_desk
from tests.factories import HIDDEN, make_publication
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db


def titles(text: str, **changes: object) -> list[str]:
    from posts.models import Post

    keys = ask(text, at=NOW, **changes).hits.keys  # type: ignore[arg-type]
    posts = Post.objects.in_bulk(keys)
    return [posts[key].title for key in keys]


def test_spellings_that_editors_hold_equal_find_one_another():
    write("瓦版の創刊")
    assert titles("かわら版") == []
    SpellingGroup.objects.create(spellings="瓦版\nかわら版")
    assert titles("かわら版") == ["瓦版の創刊"]


def test_the_shipped_spellings_are_in_the_table():
    write("引っ越しの季節")
    write("NVIDIAの決算")
    assert titles("引越し") == ["引っ越しの季節"]
    assert titles("エヌビディア") == ["NVIDIAの決算"]


def test_a_pinned_article_stands_first_for_its_query_only():
    pinned = write("選挙特集", published_at=NOW - timedelta(days=99))
    write("投票率")
    PinnedResult.objects.create(query="ＡＩ　投票", post=pinned)
    answer = ask("ai 投票", at=NOW)
    assert answer.pinned == (pinned.pk,)
    assert answer.hits.keys == (pinned.pk,)
    assert titles("投票") == ["投票率"]


def test_a_pinned_article_that_is_also_found_stands_once():
    pinned = write("投票", published_at=NOW - timedelta(days=99))
    write("投票率")
    PinnedResult.objects.create(query="投票率", post=pinned)
    PinnedResult.objects.create(query="投票", post=pinned)
    assert titles("投票率") == ["投票", "投票率"]
    assert titles("投票") == ["投票", "投票率"]


def test_pins_end_and_hidden_articles_are_never_pinned():
    ended, hidden = write("終わった"), write("隠れた", **HIDDEN["withdrawn"])
    PinnedResult.objects.create(query="特集", post=ended, ends_at=NOW - timedelta(minutes=1))
    PinnedResult.objects.create(query="特集", post=hidden)
    assert titles("特集") == []
    assert ask_desk("隠れた", at=NOW).hits.keys == (hidden.pk,)


def test_by_date_nothing_is_pinned():
    pinned = write("選挙特集")
    PinnedResult.objects.create(query="投票", post=pinned)
    assert titles("投票", order=Order.DATE) == []


def test_editors_set_how_much_newness_counts():
    write("古い", "量子" * 9, published_at=NOW - timedelta(days=3000))
    write("新しい", "量子" * 3, published_at=NOW - timedelta(days=1))
    make_publication(search_freshness=0)
    assert titles("量子") == ["古い", "新しい"]
    Publication.objects.update(search_freshness=40)
    assert titles("量子") == ["新しい", "古い"]
