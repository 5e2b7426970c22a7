from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import Post, SearchDocument, Status
from posts.search.index import index_faults
from posts.tags.models import Tag
from posts.workflow import (
    Edit,
    delete_and_advance_edition,
    delete_post,
    merge_posts,
    record_edit,
    rerender,
    save_and_advance_edition,
)
from tests.factories import make_category
from tests.posts.search.indexed_posts import NOW, found, save, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_index_is_right_in_the_end(db):
    yield
    assert index_faults(lambda done, total: None) == []


@pytest.fixture
def chief(admin_user):
    return admin_user


def test_a_change_is_found_and_what_it_replaced_is_not():
    post = write("半導体の工場", "熊本で稼働した。")
    post.title, post.body = "量子の研究所", "仙台で開所した。"
    save(post)
    assert found("量子") == found("仙台") == ["量子の研究所"]
    assert found("半導体") == found("熊本") == found("働した") == []


def test_who_moves_a_post_or_takes_it_away_and_back_writes_no_token_anew(chief):
    post = write("半導体の工場")
    with CaptureQueriesContext(connection) as queries:
        record_edit(Edit.of(post, by=chief), to=Status.WITHDRAWN, now=NOW)
        assert found("半導体") == []
        record_edit(Edit.of(post, by=chief), to=Status.PUBLISHED, now=NOW)
        post.published_at = NOW - timedelta(days=400)
        save(post)
        assert found("半導体") == ["半導体の工場"]
    assert SearchDocument.objects.get().published_at == post.published_at
    assert not _wrote_tokens(queries)

    post.title = "量子の工場"
    with CaptureQueriesContext(connection) as queries:
        save(post)
    assert _wrote_tokens(queries)


def _wrote_tokens(queries):
    # The index of tokens is written without quotes around its name, unlike Django's tables.
    return any("INTO posts_search" in query["sql"] for query in queries)


def test_a_deleted_post_leaves_nothing(chief):
    post = write("半導体の工場")
    delete_post(post, by=chief, now=NOW)
    assert not SearchDocument.objects.exists()
    write("別の記事")
    assert found("半導体") == []


def test_of_merged_posts_the_one_that_stays_is_found(chief):
    stays, goes = write("半導体の工場"), write("半導体の新工場")
    merge_posts(stays, (goes,), (), by=chief, now=NOW)
    assert found("半導体") == ["半導体の工場"]


def test_tags_and_category_are_found_and_follow_their_names():
    post = write("題名", tags=["半導体"], category=make_category(name="技術"))
    assert found("半導体") == found("技術") == ["題名"]
    tag = Tag.objects.get(name="半導体")
    tag.name = "集積回路"
    save_and_advance_edition(tag)
    assert post.category is not None
    post.category.name = "工学"
    save_and_advance_edition(post.category)
    assert found("集積回路") == found("工学") == ["題名"]
    assert found("半導体") == found("技術") == []


def test_a_deleted_tag_is_not_found_any_more():
    write("題名", tags=["半導体"])
    delete_and_advance_edition(Tag.objects.get(name="半導体"))
    assert found("半導体") == []


def test_what_rendering_anew_changes_is_found():
    post = write("題名", "半導体")
    Post.objects.filter(pk=post.pk).update(body_html="<p>古い</p>")
    rerender([Post.objects.get(pk=post.pk)], now=NOW)
    assert found("半導体") == ["題名"]


def test_a_paragraph_that_is_repeated_is_kept_once():
    post = write("題名", "工場が稼働した。\n\n" * 5)
    assert post.search_document.text.count("工場") == 1


def test_code_and_the_text_of_html_tags_are_not_searched():
    write("題名", '<p class="red">本文</p>\n\n```\nprint(1)\n```\n')
    assert found("本文") == ["題名"]
    assert found("red") == found("print") == []


def test_a_draft_without_date_is_indexed():
    post = write("下書き", status=Status.DRAFT, published_at=None, path=None)
    assert SearchDocument.objects.get().pk == post.pk


def test_a_post_may_lose_words_again_and_again():
    post = write("甲", "量子と電力と冷却と半導体の話")
    for body in ("量子と電力と冷却の話", "量子と電力の話", "量子の話", "話", "電力の話"):
        post.body = body
        save(post)
    assert found("電力") == ["甲"]
    assert found("量子") == []
