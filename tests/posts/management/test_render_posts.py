"""`manage.py render_posts`, as a process would see it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from posts.models import Post, Revision
from tests import factories

pytestmark = pytest.mark.django_db


def test_posts_get_the_html_of_this_version_and_no_revision():
    factories.make_post(title="市場を読む", body="**太字**", body_html="<p>古いHTML</p>")
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("render_posts", stdout=out, stderr=StringIO())
    assert [out.getvalue() for out in said] == ["1 posts changed\n", "0 posts changed\n"]
    post = Post.objects.get()
    assert (post.title_html, post.body_html) == (
        "市場を<wbr>読む",
        "<p><strong>太字</strong></p>",
    )
    assert not Revision.objects.exists()
