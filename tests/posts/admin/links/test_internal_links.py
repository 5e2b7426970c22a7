import pytest

from posts import workflow
from posts.models import Alias, Link, Post, Revision
from posts.workflow import Edit
from tests.factories import (
    MORNING,
    make_alias,
    make_post,
    make_publication,
    make_redirect_to,
    unsaved_page,
)

LIST, TARGET, LEAD, REWRITE = (
    f"/admin/posts/link/{name}" for name in ("", "target/", "lead/", "rewrite/")
)


@pytest.fixture
def target(db) -> Post:
    make_publication()
    return make_post(title="移転先の記事", path="/new/")


@pytest.fixture
def linking(target) -> Post:
    """A post that links to a lost address in its text, and names it in code."""
    post = make_post(title="リンク元の記事", body="[前の記事](/old/)を見る。`/old/`\n")
    return workflow.record_edit(Edit(post=post, tags=(), authors=()), now=MORNING)


def test_lost_addresses_are_listed_by_how_many_posts_use_them(as_chief, linking):
    for body in ("[一](/lost/)", "[二](/lost/)"):
        post = make_post(body=body)
        workflow.record_edit(Edit(post=post, tags=(), authors=()), now=MORNING)
    page = as_chief.get(LIST).content.decode()
    assert page.index("/lost/") < page.index("/old/")
    assert "2件" in page


@pytest.mark.parametrize(("state", "listed"), [("dead", True), ("alive", False), ("all", True)])
def test_the_list_is_filtered_by_state(as_chief, linking, state, listed):
    page = as_chief.get(LIST, {"state": state}).content.decode()
    assert ("path=/old/" in page or "path=%2Fold%2F" in page) is listed


def test_an_address_shows_who_links_to_it(as_chief, linking):
    page = as_chief.get(TARGET, {"path": "/old/"}).content.decode()
    assert f"/admin/posts/post/{linking.pk}/change/" in page
    assert "リンクは切れています" in page


def test_a_lost_address_led_to_a_post_heals_every_link(as_chief, linking, target):
    response = as_chief.post(LEAD, {"path": "/old/", "post": target.pk}, follow=True)
    assert "「移転先の記事」に向けました" in response.content.decode()
    assert Alias.objects.get(path="/old/").post == target
    linking.refresh_from_db()
    assert 'href="/new/"' in linking.body_html
    assert "(/old/)" in linking.body
    assert not Link.objects.dead().exists()


def test_the_markdown_is_rewritten_only_after_its_difference_was_seen(as_chief, linking, target):
    as_chief.post(LEAD, {"path": "/old/", "post": target.pk})
    page = as_chief.get(REWRITE, {"path": "/old/"}).content.decode()
    linking.refresh_from_db()
    assert "<del>old</del><ins>new</ins>" in page
    assert "(/old/)" in linking.body

    sent = {"path": "/old/", f"version_{linking.pk}": linking.version}
    as_chief.post(REWRITE, sent)
    linking.refresh_from_db()
    assert linking.body == "[前の記事](/new/)を見る。`/old/`\n"
    newest = Revision.objects.filter(post=linking).order_by("-number")[0]
    assert newest.note == "本文のリンクを新しいアドレスに書き換え"
    assert str(newest.by) == "desk"


def test_a_body_that_changed_since_it_was_seen_is_left_alone(as_chief, linking, target):
    as_chief.post(LEAD, {"path": "/old/", "post": target.pk})
    sent = {"path": "/old/", f"version_{linking.pk}": linking.version - 1}
    response = as_chief.post(REWRITE, sent, follow=True)
    assert "別の人が保存しました" in response.content.decode()
    linking.refresh_from_db()
    assert "(/old/)" in linking.body


def test_a_live_post_is_rewritten_only_by_those_who_may_publish(
    as_chief, as_staff_with, linking, target
):
    as_chief.post(LEAD, {"path": "/old/", "post": target.pk})
    writer = as_staff_with("view_link", "change_post", "view_post")
    sent = {"path": "/old/", f"version_{linking.pk}": linking.version}
    writer.post(REWRITE, sent)
    linking.refresh_from_db()
    assert "(/old/)" in linking.body


def test_the_links_are_for_those_with_the_right(as_staff_with, linking, target):
    stranger = as_staff_with("view_post")
    assert stranger.get(LIST).status_code == 403
    assert stranger.get(TARGET, {"path": "/old/"}).status_code == 403
    assert stranger.get(REWRITE, {"path": "/old/"}).status_code == 403
    reader = as_staff_with("view_link")
    assert reader.get(LIST).status_code == 200
    assert reader.post(LEAD, {"path": "/old/", "post": target.pk}).status_code == 403


def test_the_address_of_a_hidden_post_is_not_given_away(as_chief, linking, target):
    make_post(title="下書き", path="/old/", status="draft")
    response = as_chief.post(LEAD, {"path": "/old/", "post": target.pk})
    assert response.status_code == 422
    assert "このアドレスは「下書き」のものです" in response.content.decode()
    assert not Alias.objects.exists()


def test_an_address_that_nobody_links_to_is_not_found(as_chief, linking):
    assert as_chief.get(TARGET, {"path": "/nowhere/"}).status_code == 404
    assert as_chief.get(TARGET).status_code == 404


def test_pages_are_named_beside_posts_and_healed_with_them(as_chief, linking, target):
    links = unsaved_page(title="リンク集", path="/links/", body="[前](/old/)")
    page = workflow.record_edit(Edit(links, (), ()), now=MORNING)
    assert "2件" in as_chief.get(LIST).content.decode()
    shown = as_chief.get(TARGET, {"path": "/old/"}).content.decode()
    assert f"/admin/posts/page/{page.pk}/change/" in shown
    assert "リンク集" in shown

    response = as_chief.post(LEAD, {"path": "/old/", "post": target.pk}, follow=True)
    assert "2件の本文のリンク" in response.content.decode()
    page.refresh_from_db()
    assert 'href="/new/"' in page.body_html


def test_a_lost_address_that_was_said_to_be_gone_can_be_led_to_a_post(as_chief, linking, target):
    make_alias("/old/", None)
    make_redirect_to("/elder/", "/old/#節")
    as_chief.post(LEAD, {"path": "/old/", "post": target.pk})

    assert Alias.objects.get(path="/old/").post == target
    assert Alias.objects.get(path="/elder/").address == "/new/#節"
