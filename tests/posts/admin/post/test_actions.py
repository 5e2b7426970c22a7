import re
from html import escape, unescape
from typing import Any

from django.test import Client

from posts.models import Alias, FrontSlot, PinnedResult, Post, Status
from tests.factories import HIDDEN, make_post
from tests.posts.admin.forms import said

LIST = "/admin/posts/post/"
DRAFT = HIDDEN["draft"] | {"path": None}


def act(client: Client, action: str, *posts: Post, **extra: str) -> Any:
    sent = {"action": action, "_selected_action": [post.pk for post in posts], **extra}
    return client.post(LIST, sent, follow=True)


def statuses() -> list[str]:
    return list(Post.objects.order_by("pk").values_list("status", flat=True))


def test_posts_are_published_together_and_each_failure_is_told_by_name(as_chief):
    first = make_post(**DRAFT, title="書けた記事", slug="a")
    empty = make_post(**DRAFT, title="空の記事", slug="b", body="")
    response = act(as_chief, "publish_posts", first, empty)

    assert statuses() == [Status.PUBLISHED, Status.DRAFT]
    assert said(response) == [
        "1件を「公開」にしました。",
        "「空の記事」：本文が空です。本文を書いてから公開してください。",
    ]


def test_publishing_many_keeps_their_bodies_and_tags(as_chief):
    post = make_post(**DRAFT, slug="a", body="本文。", front_matter={"layout": "post"})
    act(as_chief, "publish_posts", post)

    post.refresh_from_db()
    assert (post.body, post.front_matter) == ("本文。", {"layout": "post"})


def test_withdrawing_asks_before_readers_lose_a_page(as_chief):
    post = make_post(title="消える記事")
    response = act(as_chief, "withdraw_posts", post)
    assert "消える記事" in response.content.decode()
    assert statuses() == [Status.PUBLISHED]
    act(as_chief, "withdraw_posts", post, confirmed="yes")

    assert statuses() == [Status.WITHDRAWN]


def test_withdrawing_comes_back_to_the_list_that_it_was_begun_from(as_chief):
    post, listed = make_post(), f"{LIST}?status=public&o=1"
    sent = {"action": "withdraw_posts", "_selected_action": [post.pk]}
    asked = as_chief.post(listed, sent).content.decode()
    [address] = re.findall(r'<form method="post" action="([^"]*)">', asked)

    assert f'href="{escape(listed)}">やめる' in asked
    assert as_chief.post(unescape(address), {**sent, "confirmed": "yes"})["Location"] == listed


def test_posts_are_returned_to_draft_where_the_state_allows_it(as_chief):
    review, public = make_post(**HIDDEN["in review"]), make_post(title="公開中の記事")
    response = act(as_chief, "return_posts_to_draft", review, public)

    assert statuses() == [Status.DRAFT, Status.PUBLISHED]
    assert "「公開中の記事」：" in said(response)[1]


def test_a_writer_is_not_offered_what_readers_would_see(as_writer):
    post = make_post(**DRAFT)
    page = as_writer.get(LIST).content.decode()
    assert "publish_posts" not in page
    assert "withdraw_posts" not in page
    act(as_writer, "publish_posts", post)

    assert statuses() == [Status.DRAFT]


def test_a_deleted_post_leaves_its_address_gone(as_chief):
    post = make_post(path="/2025/11/04/a/")
    url = f"/admin/posts/post/{post.pk}/delete/"
    assert "410 Gone" in as_chief.get(url).content.decode()
    as_chief.post(url, {"post": "yes"})

    assert not Post.objects.exists()
    assert Alias.objects.get().post is None
    assert as_chief.get("/2025/11/04/a/").status_code == 410


def test_a_deletion_names_the_pins_that_go_with_the_post(as_chief):
    pinned, plain = make_post(), make_post()
    PinnedResult.objects.create(query="半導体", post=pinned)
    FrontSlot.objects.create(post=pinned)
    one = as_chief.get(f"/admin/posts/post/{pinned.pk}/delete/").content.decode()
    many = act(as_chief, "delete_selected", pinned, plain).content.decode()
    none = as_chief.get(f"/admin/posts/post/{plain.pk}/delete/").content.decode()

    for page in (one, many):
        assert "検索語「半導体」の推し記事" in page
        assert "トップページの固定" in page
    assert "次の固定" not in none


def test_deleting_many_asks_and_leaves_their_addresses_gone(as_chief):
    posts = [make_post(path=f"/2025/11/04/{name}/") for name in "ab"]
    response = act(as_chief, "delete_selected", *posts)
    assert "410 Gone" in response.content.decode()
    assert Post.objects.count() == 2
    act(as_chief, "delete_selected", *posts, post="yes")

    assert not Post.objects.exists()
    assert Alias.objects.filter(post=None).count() == 2


def test_a_writer_deletes_drafts_but_nothing_that_readers_know(as_writer):
    draft, public = make_post(**DRAFT), make_post(title="公開中の記事")
    assert as_writer.get(f"/admin/posts/post/{public.pk}/delete/").status_code == 403
    response = act(as_writer, "delete_selected", draft, public, post="yes")
    assert response.status_code == 403
    as_writer.post(f"/admin/posts/post/{draft.pk}/delete/", {"post": "yes"})

    assert list(Post.objects.all()) == [public]
