import pytest

from posts.models import Alias, Edition, Page
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
        "published": "on",
    }
    return {**values, **changes}


def test_a_page_is_rendered_and_shown_at_once(as_chief, client):
    as_chief.post(ADD, typed())

    page = client.get("/company/").content.decode()
    assert '<h2 id="沿革">沿革</h2>' in page
    assert "<h1" in page
    assert Edition.objects.current() == 1


def test_html_is_made_safe(as_chief):
    as_chief.post(ADD, typed(markup="html", body="<p onclick='x()'>文</p><script>x()</script>"))

    assert Page.objects.get().body_html == "<p>文</p>"


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
    assert Page.objects.count() == 1


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
    assert Page.objects.get().body == page.body
    as_chief.post(url, typed(path="/about/", body="打った文。", seen_version=3))
    assert (Page.objects.get().body, Page.objects.get().version) == ("打った文。", 4)
