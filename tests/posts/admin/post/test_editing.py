from typing import Any
from unittest.mock import Mock

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from posts.admin.post.form import PostForm
from posts.models import (
    CONTENT,
    Alias,
    Edition,
    Image,
    Markup,
    Post,
    Revision,
    RevisionKind,
    Series,
    Status,
    content_of,
)
from posts.rendering import render
from posts.tags.models import Tag
from posts.workflow import Edit, post_html, record_edit
from tests.factories import (
    FAR_AWAY,
    HIDDEN,
    MORNING,
    make_author,
    make_category,
    make_image,
    make_post,
    make_publication,
    make_tag,
)
from tests.posts.admin.forms import press, said, typed, typed_value
from tests.posts.changed_content import another_value, full_draft

DRAFT = HIDDEN["draft"] | {"path": None}
TYPED = [field for field in CONTENT if field.is_typed]


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


def test_a_new_post_is_saved_as_a_draft_with_a_revision(as_chief, chief):
    response = press(
        as_chief, "_continue", title="新しい記事", body="一行目\r\n二行目", note="初稿"
    )

    post = Post.objects.get()
    assert (post.title, post.body, post.status) == ("新しい記事", "一行目\n二行目", Status.DRAFT)
    assert post.body_html.startswith("<p>")
    revision = post.revisions.get()
    assert (revision.number, revision.by, revision.note) == (1, chief, "初稿")
    assert said(response) == ["「新しい記事」を下書きとして保存しました。"]


@pytest.mark.parametrize(
    "field",
    [field for field in CONTENT if field.is_typed and field.applies_to(Post())],
    ids=lambda field: field.name,
)
def test_each_field_that_is_typed_is_saved_with_a_revision(field, as_chief):
    post = record_edit(Edit.of(full_draft(field)), now=MORNING)
    value = another_value(post, field)
    sent = {**typed(post), **dict.fromkeys(typed_value(field, field.of(post)), "")}
    url = f"/admin/posts/post/{post.pk}/change/"
    response = as_chief.post(url, {**sent, **typed_value(field, value), "_continue": "1"})

    assert response.status_code == 302
    newest, oldest = post.revisions.all()
    assert newest.content == {**oldest.content, field.name: field.stored(value)}


def test_tags_and_authors_keep_the_order_in_which_they_were_typed(as_chief):
    make_author(name="青木 遥", slug="aoki")
    make_author(name="井上 光", slug="inoue")
    press(as_chief, "_continue", tag_names="量子、半導体,AI", author_names="井上 光、青木 遥")

    post = Post.objects.get()
    assert [tag.name for tag in post.tag_list()] == ["量子", "半導体", "AI"]
    assert [author.name for author in post.author_list()] == ["井上 光", "青木 遥"]


def test_a_tag_that_is_known_in_another_case_or_width_is_not_made_again(as_chief):
    make_tag(name="PostgreSQL")
    press(as_chief, "_continue", tag_names="ｐｏｓｔｇｒｅｓｑｌ")

    assert [tag.name for tag in Post.objects.get().tag_list()] == ["PostgreSQL"]
    assert Tag.objects.count() == 1


def test_an_unknown_author_is_refused_by_name(as_chief):
    response = press(as_chief, "_continue", author_names="知らない人")

    assert "「知らない人」は登録されていません" in errors(response)["author_names"][0]
    assert not Post.objects.exists()


def test_a_new_tag_needs_the_right_to_make_tags(as_writer):
    response = press(as_writer, "_continue", tag_names="新しいタグ")

    assert "「新しいタグ」はまだありません" in errors(response)["tag_names"][0]
    assert not Tag.objects.exists()


def test_saving_without_a_change_makes_no_revision(as_chief):
    post = make_post(
        **DRAFT,
        body="一行目\n\n二行目\n",
        authors=[make_author()],
        tags=[make_tag()],
        category=make_category(),
    )
    press(as_chief, "_continue", post, in_sitemap="on")

    assert not Revision.objects.exists()


def test_a_change_of_a_public_post_advances_the_edition(as_chief):
    post = make_post()
    before = Edition.objects.current()
    response = press(as_chief, "_continue", post, title="直した見出し")

    assert Edition.objects.current() == before + 1
    assert f'<a href="{post.get_absolute_url()}">サイトで見る</a>' in said(response)[0]


def test_whoever_saves_second_is_told_and_loses_nothing_typed(as_chief):
    post = make_post(**DRAFT)
    Post.objects.filter(pk=post.pk).update(version=7, title="別の人の見出し")
    response = press(as_chief, "_continue", post, title="わたしの見出し")

    assert "別の人が保存しました" in errors(response)["__all__"][0]
    page = response.content.decode()
    assert 'value="わたしの見出し"' in page
    assert "最新の内容を別のタブで開く" in page
    assert Post.objects.get().title == "別の人の見出し"


def test_a_refusal_is_not_remembered_for_the_next_editor(as_chief):
    post = make_post(**DRAFT)
    Post.objects.filter(pk=post.pk).update(version=7)
    press(as_chief, "_continue", post, title="古い版から")
    post.refresh_from_db()
    response = press(as_chief, "_continue", post, title="新しい版から")

    assert said(response) == ["「新しい版から」を下書きとして保存しました。"]


def test_nobody_publishes_a_version_that_they_have_not_seen(as_chief):
    post = make_post(**DRAFT)
    Post.objects.filter(pk=post.pk).update(version=7)
    response = press(as_chief, "_publish", post)

    assert "別の人が保存しました" in errors(response)["__all__"][0]
    assert Post.objects.get().status == Status.DRAFT


def test_an_address_that_is_taken_is_told_at_the_slug_and_nothing_is_saved(as_chief):
    first = make_post(title="先の記事", slug="same", path="/2025/11/04/same/")
    post = make_post(**DRAFT, title="後の記事", slug="other")
    response = press(as_chief, "_publish", post, slug="same", tag_names="新しいタグ")

    assert "「先の記事」が使っています" in errors(response)["slug"][0]
    assert Post.objects.get(pk=post.pk).slug == "other"
    assert not Tag.objects.exists()
    assert Post.objects.get(pk=first.pk).path == "/2025/11/04/same/"


def test_a_slug_is_written_as_addresses_are(as_chief):
    press(as_chief, "_continue", slug="新製品 2025/秋")

    assert Post.objects.get().slug == "新製品-2025-秋"


def test_a_slug_of_signs_only_is_refused(as_chief):
    assert "文字か数字" in errors(press(as_chief, "_continue", slug="／？"))["slug"][0]


def test_a_new_slug_of_a_public_post_leaves_the_old_address_as_an_alias(as_chief):
    post = make_post(slug="old", path="/2025/11/04/old/")
    press(as_chief, "_continue", post, slug="new")

    assert Post.objects.get().path == "/2025/11/04/new/"
    assert Alias.objects.get(path="/2025/11/04/old/").post == post


def test_a_public_post_keeps_its_date(as_chief):
    response = press(as_chief, "_continue", make_post(), published_at_0="", published_at_1="")

    assert "公開日時が必要です" in errors(response)["published_at"][0]


def test_a_post_does_not_end_before_it_begins(as_chief):
    response = press(
        as_chief, "_continue", make_post(), expires_at_0="2025-11-01", expires_at_1="00:00"
    )

    assert "公開日時よりあと" in errors(response)["expires_at"][0]


def test_saving_and_publishing_is_one_step(as_chief, chief):
    response = press(as_chief, "_publish", title="速報", note="第一報")

    post = Post.objects.get()
    assert post.status == Status.PUBLISHED
    assert post.path is not None
    revision = post.revisions.get()
    assert (revision.kind, revision.note) == (RevisionKind.PUBLISH, "第一報")
    assert revision.content == content_of(post)
    assert Edition.objects.current() == 1
    assert Client().get(post.get_absolute_url()).status_code == 200
    assert "公開中です" in said(response)[0]


def test_publishing_with_a_future_date_schedules(as_chief):
    response = press(as_chief, "_publish", published_at_0="2099-01-01", published_at_1="09:00")

    assert "2099年1月1日 09:00に公開されます" in said(response)[0]
    assert not Post.objects.public().exists()


def test_an_empty_post_is_not_published_and_not_saved(as_chief):
    response = press(as_chief, "_publish", body="")

    assert "本文が空です" in errors(response)["__all__"][0]
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("before", "button", "after"),
    [
        ("draft", "_review", Status.REVIEW),
        ("in review", "_draft", Status.DRAFT),
        ("in review", "_publish", Status.PUBLISHED),
        ("scheduled", "_withdraw", Status.WITHDRAWN),
        ("withdrawn", "_draft", Status.DRAFT),
        ("withdrawn", "_publish", Status.PUBLISHED),
    ],
)
def test_each_button_moves_the_post(as_chief, before, button, after):
    post = make_post(**HIDDEN[before])
    press(as_chief, button, post)

    assert Post.objects.get().status == after


def test_a_button_that_is_not_offered_is_refused(as_chief):
    response = press(as_chief, "_withdraw", make_post(**DRAFT))

    assert "「下書き」の記事は「公開停止」にできません" in errors(response)["__all__"][0]


def offered(client: Client, post: Post) -> list[str]:
    page = client.get(f"/admin/posts/post/{post.pk}/change/").content.decode()
    return [name for name in ("_publish", "_review", "_draft", "_withdraw") if f'"{name}"' in page]


def test_only_the_moves_that_are_allowed_are_offered(as_chief, as_writer):
    draft, public = make_post(**DRAFT), make_post()

    assert offered(as_chief, draft) == ["_publish", "_review"]
    assert offered(as_chief, public) == ["_withdraw"]
    assert offered(as_writer, draft) == ["_review"]
    assert offered(as_writer, public) == []


def test_a_writer_submits_but_does_not_publish(as_writer):
    post = make_post(**DRAFT)
    press(as_writer, "_review", post)
    post.refresh_from_db()
    assert post.status == Status.REVIEW
    response = press(as_writer, "_publish", post)

    assert "権限がありません" in errors(response)["__all__"][0]
    assert Post.objects.get().status == Status.REVIEW


@pytest.mark.parametrize("published_at", [None, FAR_AWAY], ids=["public", "scheduled"])
def test_a_writer_sees_a_published_post_and_cannot_change_it(as_writer, published_at):
    post = make_post(**({"published_at": published_at} if published_at else {}))
    url = f"/admin/posts/post/{post.pk}/change/"
    page = as_writer.get(url)

    assert page.status_code == 200
    assert "公開の権限が必要です" in page.content.decode()
    assert as_writer.post(url, typed(post, title="勝手な見出し")).status_code == 403


def test_who_may_only_view_sees_the_post_with_tags_and_authors(as_staff_with):
    client = as_staff_with("view_post")
    post = make_post(**DRAFT, authors=[make_author()], tags=[make_tag()])
    page = client.get(f"/admin/posts/post/{post.pk}/change/").content.decode()

    assert "青木 遥" in page
    assert "半導体" in page
    assert 'name="_continue"' not in page
    assert client.post(f"/admin/posts/post/{post.pk}/change/", typed(post)).status_code == 403
    assert client.get("/admin/posts/post/add/").status_code == 403


def test_who_may_only_add_is_led_to_the_desk_after_saving(as_staff_with):
    response = press(as_staff_with("add_post"), "_continue", title="投稿")

    assert response.redirect_chain[-1][0] == "/admin/"
    assert Post.objects.get().title == "投稿"


@pytest.mark.parametrize("path", ["", "add/", "1/change/", "1/preview/", "1/history/", "preview/"])
def test_strangers_are_sent_to_the_door(client, db, path):
    response = client.get(f"/admin/posts/post/{path}")

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_the_record_of_the_import_is_shown_and_cannot_be_changed(as_chief):
    post = make_post(
        **DRAFT, source_key="_posts/a.md", front_matter_text="title: <b>題</b>", version=1
    )
    page = as_chief.get(f"/admin/posts/post/{post.pk}/change/").content.decode()
    assert "_posts/a.md" in page
    assert "title: &lt;b&gt;題&lt;/b&gt;" in page
    press(as_chief, "_continue", post, title="改題", source_key="x", path="/x/", status="published")

    post.refresh_from_db()
    assert (post.source_key, post.path, post.status) == ("_posts/a.md", None, Status.DRAFT)
    assert post.front_matter_text == "title: <b>題</b>"


def test_the_cover_is_shown_beside_its_field(as_chief):
    post = make_post(**DRAFT, cover=make_image("/assets/表紙.png"))
    page = as_chief.get(f"/admin/posts/post/{post.pk}/change/").content.decode()

    assert 'class="thumbnail" src="/assets/%E8%A1%A8%E7%B4%99.png"' in page


def test_the_way_to_the_site_stands_above_public_posts_only(as_chief):
    draft, public = make_post(**DRAFT), make_post()

    def shows_the_way(post: Post) -> bool:
        page = as_chief.get(f"/admin/posts/post/{post.pk}/change/").content.decode()
        return "サイトで見る" in page

    assert shows_the_way(public)
    assert not shows_the_way(draft)


def test_a_post_in_html_stays_html_and_the_form_says_so(as_chief):
    post = make_post(body="<p>**強調**ではない</p>", markup=Markup.HTML)
    form = as_chief.get(f"/admin/posts/post/{post.pk}/change/").content.decode()
    press(as_chief, "_continue", post, body="<p>**強調**でもない</p><script>x</script>")

    post.refresh_from_db()
    assert '<option value="html" selected>HTML</option>' in form
    assert "書式" in form
    assert post.markup == Markup.HTML
    assert post.body_html == "<p>**強調**でもない</p>"


def test_a_markup_that_nobody_knows_is_refused(as_chief):
    response = press(as_chief, "_continue", markup="rtf")

    assert "markup" in errors(response)


@pytest.fixture
def linked_posts():
    """A published post and a draft, each with all kinds of rows beside it, in a small archive."""
    ContentType.objects.get_for_model(Post)
    make_publication()
    tags = tuple(make_tag(name=name) for name in ("半導体", "量子", "電池"))
    authors = (make_author(), make_author(name="井上 光", slug="inoue"))
    rows = {
        "category": make_category(),
        "series": Series.objects.create(name="半導体の今", slug="chips"),
        "cover": Image.objects.create(path="/assets/a.png", created_at=MORNING),
    }

    def write(number: int, **changes: Any) -> Post:
        body = f"記事{number}の本文です。[前編](/2025/11/04/a1/)と[後編](/nowhere/)"
        values = {"title": f"記事{number}", "slug": f"a{number}", "body": body}
        post = Post(**values, **rows, published_at=MORNING, **changes)
        return record_edit(Edit(post, tags, authors), now=MORNING)

    published = [write(number, status=Status.PUBLISHED) for number in range(1, 6)]
    return published[-1], write(6)


def test_a_save_costs_few_queries(as_chief, linked_posts, django_assert_max_num_queries):
    published, _ = linked_posts
    make_tag(name="電力")
    body = f"{published.body}\n\n追記です。"
    with django_assert_max_num_queries(45):
        press(
            as_chief, "_continue", published, body=body, tag_names="量子、電池、電力", follow=False
        )

    published.refresh_from_db()
    assert published.body == body
    assert [tag.name for tag in published.tag_list()] == ["量子", "電池", "電力"]


def test_publishing_a_changed_draft_costs_no_more(
    as_chief, linked_posts, django_assert_max_num_queries
):
    _, draft = linked_posts
    edition = Edition.objects.current()
    with django_assert_max_num_queries(45):
        press(as_chief, "_publish", draft, body=f"{draft.body}\n\n追記です。", follow=False)

    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED
    assert draft.revisions.count() == 2
    assert Edition.objects.current() == edition + 1


def test_publishing_a_changed_form_renders_once(as_chief, monkeypatch):
    rendering = Mock(side_effect=render)
    monkeypatch.setattr(post_html, "render", rendering)
    press(as_chief, "_publish", make_post(**DRAFT), body="改めた本文。")

    assert [call.args[0] for call in rendering.call_args_list] == ["改めた本文。"]


def test_a_refused_save_is_shown_again_without_reading_the_form_twice(as_chief, monkeypatch):
    post = make_post(**DRAFT)
    Post.objects.filter(pk=post.pk).update(version=7)
    cleaned, clean = [], PostForm.clean

    def clean_and_count(form: PostForm) -> Any:
        cleaned.append(form)
        return clean(form)

    monkeypatch.setattr(PostForm, "clean", clean_and_count)
    response = press(as_chief, "_publish", post, title="わたしの見出し")

    assert "別の人が保存しました" in errors(response)["__all__"][0]
    assert len(cleaned) == 1
    assert 'name="_publish"' in response.content.decode()
