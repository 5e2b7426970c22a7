"""似た記事, at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from posts.models import Post, Status
from posts.workflow import Edit, record_edit
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/admin/similar/"


def save(title: str, body: str, **changes) -> Post:
    post = factories.make_post(title=title, body=body, excerpt="", **changes)
    return record_edit(Edit(post, (), ()), now=factories.MORNING)


@pytest.fixture
def plant() -> Post:
    save("洋上風力の入札", "洋上風力の入札が秋田県で始まった。")
    return save("熊本の半導体工場が稼働", "熊本県の半導体工場が稼働した。技術者を募る。")


def test_the_page_shows_articles_near_a_working_headline_with_the_reason(as_writer, plant):
    page = as_writer.post(PAGE, {"headline": "熊本の半導体工場", "notes": "技術者を募る"}).content
    text = page.decode()
    assert reverse("admin:posts_post_change", args=[plant.pk]) in text
    assert "<strong>ほぼ同じ話題</strong>" in text
    assert '<td class="words">半導体工場' in text
    assert "2025年11月4日" in text
    assert "洋上風力" not in text
    assert 'value="熊本の半導体工場"' in text


def test_drafts_are_shown_with_their_status(as_writer):
    save("全固体電池の量産", "全固体電池の話。", status=Status.DRAFT, path=None, published_at=None)
    text = as_writer.post(PAGE, {"headline": "全固体電池"}).content.decode()
    assert "全固体電池の量産" in text
    assert "下書き" in text.split("<tbody>")[1]


def test_before_anything_is_typed_there_is_only_the_form(as_writer, plant):
    text = as_writer.get(PAGE).content.decode()
    assert "仮見出し" in text
    assert 'id="similar-found"' not in text


def test_a_new_subject_is_said_to_be_new(as_writer, plant):
    text = as_writer.post(PAGE, {"headline": "野球の決勝"}).content.decode()
    assert "似た記事は見つかりませんでした" in text


def test_one_shared_name_makes_no_same_story_and_what_shares_no_word_is_left_out(as_writer):
    save("トヨタの新工場", "トヨタが愛知県に新しい工場を建てる。")
    save("洋上風力の入札", "洋上風力の入札が秋田県で始まった。")
    text = as_writer.post(PAGE, {"headline": "トヨタ"}).content.decode()
    assert "トヨタの新工場" in text
    assert "<strong>ほぼ同じ話題</strong>" not in text
    assert "―" not in text.split("<tbody>")[1]


def test_a_subject_of_frequent_words_is_not_said_to_be_new(as_writer, monkeypatch):
    save("洋上風力の入札", "洋上風力の入札が秋田県で始まった。")
    monkeypatch.setattr("posts.admin.post.similar.similar_to", lambda story: [])
    text = as_writer.post(PAGE, {"headline": "洋上風力"}).content.decode()
    assert "仮見出しの語を含む記事が1本あります" in text
    assert "?q=%E6%B4%8B%E4%B8%8A%E9%A2%A8%E5%8A%9B" in text
    assert "新しい話題" not in text


def test_who_typed_nothing_is_asked_to(as_writer):
    text = as_writer.post(PAGE, {"headline": " "}).content.decode()
    assert "仮見出しかメモを入力してください" in text


def test_the_form_of_a_post_sends_what_was_typed_there(as_writer, plant):
    text = as_writer.get("/admin/posts/post/add/").content.decode()
    assert f'formaction="{PAGE}">似た記事</button>' in text
    typed = {"title": "熊本の半導体工場", "body": "", "markup": "markdown"}
    assert plant.title in as_writer.post(PAGE, typed).content.decode()


def test_a_post_is_not_similar_to_itself_however_it_is_rewritten(as_chief, plant):
    change = as_chief.get(f"/admin/posts/post/{plant.pk}/change/").content.decode()
    assert f'name="similar_to" value="{plant.pk}">似た記事</button>' in change
    sent = {"title": plant.title, "body": plant.body, "similar_to": str(plant.pk)}
    assert "似た記事は見つかりませんでした" in as_chief.post(PAGE, sent).content.decode()


def test_the_form_of_a_stored_post_lists_what_is_near_it(as_chief, plant):
    other = save("半導体工場の技術者", "熊本県の半導体工場で技術者が足りない。")
    text = as_chief.get(f"/admin/posts/post/{plant.pk}/change/").content.decode()
    section = text.split('id="similar-articles"')[1].split("</section>")[0]
    assert reverse("admin:posts_post_change", args=[other.pk]) in section
    assert "洋上風力" not in section


def test_only_those_who_may_see_posts_may_look(as_staff_with, client):
    assert as_staff_with("view_post").get(PAGE).status_code == 200
    assert as_staff_with("view_tag").post(PAGE, {"headline": "電池"}).status_code == 403
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize(
    "sent",
    [
        {"headline": "電" * 30_000, "notes": "池" * 90_000},
        {"headline": "\x00\x1e\x1f", "similar_to": "９"},
        {"headline": "' OR 1=1 --", "similar_to": "-1"},
        {"headline": "電池", "similar_to": "99999999999999999999"},
    ],
)
def test_nothing_that_is_sent_is_an_error(as_writer, plant, sent):
    assert as_writer.post(PAGE, sent).status_code == 200


def test_the_overview_leads_to_the_page(as_writer, as_staff_with):
    assert f'href="{PAGE}"' in as_writer.get("/admin/").content.decode()
    assert f'href="{PAGE}"' not in as_staff_with("view_tag").get("/admin/").content.decode()
