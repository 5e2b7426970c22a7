import pytest

from posts.models import Post
from posts.tags.models import Tag
from tests.factories import HIDDEN, make_author, make_category, make_post
from tests.posts.admin.forms import typed

DRAFT = HIDDEN["draft"] | {"path": None}


def test_a_saved_draft_is_shown_as_readers_would_see_it(as_chief):
    post = make_post(**DRAFT, title="題", body="**太字**の文。", authors=[make_author()])
    page = as_chief.get(f"/admin/posts/post/{post.pk}/preview/").content.decode()

    assert "<strong>太字</strong>" in page
    assert "青木 遥" in page
    assert "このページは読者には見えません" in page


def test_a_preview_is_never_kept_and_never_indexed(as_chief):
    response = as_chief.get(f"/admin/posts/post/{make_post(**DRAFT).pk}/preview/")

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]


def test_typed_text_is_shown_and_not_saved(as_chief):
    post = make_post(**DRAFT, title="保存した題", category=make_category())
    sent = typed(post, title="打った題", body="# 打った本文", tag_names="新しいタグ")
    page = as_chief.post(f"/admin/posts/post/{post.pk}/preview/", sent).content.decode()

    assert "打った題" in page
    assert "打った本文" in page
    assert "新しいタグ" in page
    assert "まだ保存されていません" in page
    assert Post.objects.get().title == "保存した題"
    assert not Tag.objects.exists()


def test_a_post_that_was_never_saved_can_be_seen(as_chief):
    page = as_chief.post("/admin/posts/post/preview/", typed(title="新しい題")).content.decode()

    assert "新しい題" in page
    assert not Post.objects.exists()


@pytest.mark.parametrize("model", ["post", "page"])
def test_a_preview_without_a_post_or_a_text_is_refused(as_chief, model):
    assert as_chief.get(f"/admin/posts/{model}/preview/").status_code == 405


def test_a_field_with_a_fault_does_not_hide_the_rest(as_chief):
    sent = typed(title="", body="読める本文", published_at_0="なし", author_names="知らない人")
    response = as_chief.post("/admin/posts/post/preview/", sent)

    assert response.status_code == 200
    assert "読める本文" in response.content.decode()


def test_scripts_in_the_text_do_not_reach_the_page(as_chief):
    sent = typed(title="<script>alert(1)</script>", body="<script>alert(2)</script>本文")
    page = as_chief.post("/admin/posts/post/preview/", sent).content.decode()

    assert "<script" not in page.replace('<script src="/static/js/', "")
    assert "alert(2)" not in page


@pytest.mark.parametrize("rights", [(), ("view_author",)])
def test_nobody_without_the_right_to_posts_sees_a_preview(as_staff_with, rights):
    client = as_staff_with(*rights)
    post = make_post(**DRAFT)

    assert client.get(f"/admin/posts/post/{post.pk}/preview/").status_code == 403
    assert client.post("/admin/posts/post/preview/", typed()).status_code == 403


def test_an_unknown_post_has_no_preview(as_chief):
    assert as_chief.get("/admin/posts/post/404/preview/").status_code == 404


def test_a_text_in_html_is_shown_as_html(as_chief):
    sent = typed(body="<p>**強調**ではない</p>", markup="html")
    page = as_chief.post("/admin/posts/post/preview/", sent).content.decode()

    assert "<p>**強調**ではない</p>" in page
