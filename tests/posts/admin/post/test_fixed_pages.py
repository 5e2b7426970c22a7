import pytest
from django.contrib.auth.models import Permission, User

from posts.models import Alias, Edition, Post, Status
from tests.factories import make_page, make_post

ADD = "/admin/posts/page/add/"


def typed(**changes: object) -> dict[str, object]:
    values = {
        "title": "会社概要",
        "path": "/company/",
        "body": "## 沿革\r\n\r\n本文です。",
        "markup": "markdown",
        "description": "",
        "in_sitemap": "on",
    }
    return {**values, **changes}


def test_a_page_is_rendered_and_shown_at_once(as_chief, client):
    as_chief.post(ADD, typed(_publish="1"))

    page = client.get("/company/").content.decode()
    assert '<h2 id="沿革">沿革</h2>' in page
    assert "<h1" in page
    assert Edition.objects.current() == 1


def test_html_is_made_safe(as_chief):
    as_chief.post(ADD, typed(markup="html", body="<p onclick='x()'>文</p><script>x()</script>"))

    assert Post.pages.get().body_html == "<p>文</p>"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/tags/", "サイトのページが使っています"),
        ("/taken/", "記事「住人」が使っています"),
        ("/about", "固定ページ「瓦版について」が使っています"),
        ("/a/../b/", "「..」だけの部分があります"),
        ("https://evil.example/", "はURLの全体です"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_japanese(as_chief, path, told):
    make_post(title="住人", path="/taken/")
    make_page()
    response = as_chief.post(ADD, typed(path=path))

    assert told in response.content.decode()
    assert Post.pages.count() == 1


def test_a_page_that_moves_leaves_its_old_address_behind(as_chief, client):
    page = make_page()
    as_chief.post(f"/admin/posts/page/{page.pk}/change/", typed(path="/who/"))

    response = client.get("/about/")
    assert (response.status_code, response["Location"]) == (301, "/who/")


def test_a_deleted_page_is_gone(as_chief, client):
    page = make_page()
    as_chief.post(f"/admin/posts/page/{page.pk}/delete/", {"post": "yes"})

    assert client.get("/about/").status_code == 410
    assert Alias.objects.get().is_gone


def test_the_list_names_the_pages(as_chief):
    make_page()

    assert "瓦版について" in as_chief.get("/admin/posts/page/").content.decode()


def test_who_may_only_write_posts_sees_no_pages(as_writer):
    assert as_writer.get("/admin/posts/page/").status_code == 403


def test_a_save_over_somebody_elses_is_refused_and_keeps_what_was_typed(as_chief):
    page = make_page(version=3)
    url = f"/admin/posts/page/{page.pk}/change/"
    assert 'name="seen_version" value="3"' in as_chief.get(url).content.decode()
    response = as_chief.post(url, typed(path="/about/", body="打った文。", seen_version=2))

    shown = response.content.decode()
    assert "別の人が保存しました" in shown
    assert "打った文。" in shown
    assert Post.pages.get().body == page.body
    as_chief.post(url, typed(path="/about/", body="打った文。", seen_version=3))
    assert (Post.pages.get().body, Post.pages.get().version) == ("打った文。", 4)


def test_a_page_has_a_history_a_preview_and_can_be_withdrawn(as_chief, client):
    page = make_page(version=1)
    url = f"/admin/posts/page/{page.pk}"
    changed = typed(path="/about/", title="新しい題", seen_version=1)
    as_chief.post(f"{url}/change/", changed)
    as_chief.post(f"{url}/change/", {**changed, "title": "さらに新しい題", "seen_version": 2})

    assert "変更履歴" in as_chief.get(f"{url}/change/").content.decode()
    assert "第2版" in as_chief.get(f"{url}/history/").content.decode()
    assert "さらに" in as_chief.get(f"{url}/history/2/").content.decode()
    preview = as_chief.get(f"{url}/preview/").content.decode()
    assert "プレビュー" in preview
    assert 'itemprop="mainContentOfPage"' in preview

    as_chief.post(f"{url}/history/1/restore/")
    assert Post.pages.get().title == "新しい題"
    page = Post.pages.get()
    as_chief.post(f"{url}/change/", {**changed, "seen_version": page.version, "_withdraw": "1"})
    assert Post.pages.get().status == Status.WITHDRAWN
    assert client.get("/about/").status_code == 410


def test_a_page_that_was_never_saved_has_a_preview_of_what_is_typed(as_chief):
    shown = as_chief.post("/admin/posts/page/preview/", typed()).content.decode()

    assert '<h2 id="沿革">沿革</h2>' in shown
    assert not Post.objects.exists()


def test_pages_are_found_by_their_words_and_articles_are_not_among_them(as_chief):
    make_page(body="採用について")
    make_page(title="採用情報", path="/jobs/")
    make_post(title="採用の記事")
    shown = as_chief.get("/admin/posts/page/", {"q": "採用"}).content.decode()

    assert "瓦版について" in shown
    assert "採用情報" in shown
    assert "採用の記事" not in shown


def test_the_list_of_articles_has_no_pages_and_leads_from_their_keys_to_their_form(as_chief):
    page = make_page()
    assert "瓦版について" not in as_chief.get("/admin/posts/post/").content.decode()
    response = as_chief.get(f"/admin/posts/post/{page.pk}/change/")
    assert response["Location"] == f"/admin/posts/page/{page.pk}/change/"


@pytest.mark.django_db
def test_who_may_not_publish_deletes_a_page_that_no_reader_saw_and_no_other(client):
    user = User.objects.create_user("page-writer", is_staff=True)
    for action in ("view", "delete"):
        user.user_permissions.add(Permission.objects.get(codename=f"{action}_page"))
    client.force_login(user)
    draft = make_page(path="/draft/", status=Status.DRAFT, published_at=None)
    public = make_page()
    for page in (draft, public):
        client.post(f"/admin/posts/page/{page.pk}/delete/", {"post": "yes"})

    assert list(Post.pages.all()) == [public]
