from datetime import UTC, datetime

import pytest

from posts.models import Edition, Post, Revision
from posts.workflow import render_into, rerender
from tests.factories import HIDDEN, make_post

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DRAFT = HIDDEN["draft"] | {"path": None}

pytestmark = pytest.mark.django_db


def test_rendering_into_a_post_saves_nothing():
    post = make_post(**DRAFT)
    post.body = "# 新しい本文"
    render_into(post)

    assert "新しい本文" in post.body_html
    assert "新しい本文" not in Post.objects.get().body_html


def test_headings_of_an_article_stand_below_its_title():
    post = make_post(**DRAFT)
    post.body = "# 題\n\n### 節"
    render_into(post)

    assert '<h1 id="題" aria-level="2" headingoffset="1">題</h1>' in post.body_html
    assert '<h3 id="節">節</h3>' in post.body_html


def test_rendering_anew_makes_no_revision_and_counts_what_changed():
    old = make_post(body="**太字**", body_html="<p>古いHTML</p>")
    assert rerender([old], now=NOW) == 1
    assert rerender([Post.objects.get()], now=NOW) == 0

    assert "<strong>太字</strong>" in Post.objects.get().body_html
    assert not Revision.objects.exists()
    assert Edition.objects.current() == 1
