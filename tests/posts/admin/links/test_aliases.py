import pytest

from posts.models import Alias
from tests.factories import make_alias, make_page, make_post
from tests.posts.search.indexed_posts import write

ADD = "/admin/posts/alias/add/"


def test_an_address_is_kept_in_the_spelling_that_is_looked_up(as_chief):
    post = make_post()
    as_chief.post(
        ADD, {"path": "/old//%E5%8D%8A%E5%B0%8E%E4%BD%93", "post": post.pk, "status": 301}
    )

    alias = Alias.objects.get()
    assert (alias.path, alias.post) == ("/old/半導体/", post)
    assert alias.created_at is not None


def test_an_address_that_a_post_lives_at_is_refused(as_chief):
    make_post(title="住人", path="/2025/11/04/a/")
    response = as_chief.post(ADD, {"path": "/2025/11/04/a", "post": "", "status": 301})

    assert "「住人」がいま使っています" in response.content.decode()
    assert not Alias.objects.exists()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/a/../b/", "「..」だけの部分があります"),
        ("/a?b=1", "使えない文字"),
        ("/a#b", "使えない文字"),
        ("/" + "あ" * 700, "文字以下"),
    ],
)
def test_what_cannot_be_an_address_is_refused_in_japanese(as_chief, path, told):
    response = as_chief.post(ADD, {"path": path, "post": "", "status": 301})

    assert response.status_code == 200
    assert not Alias.objects.exists()
    (error,) = response.context["adminform"].form.errors["path"]
    assert told in error


def test_the_list_says_where_each_address_leads(as_chief):
    make_alias("/old/", make_post(title="行き先"))
    make_alias("/gone/", None)
    page = as_chief.get("/admin/posts/alias/").content.decode()

    assert "行き先" in page
    assert "掲載終了（410 Gone）" in page


def test_posts_are_suggested_for_an_alias(as_chief):
    write("量子計算機")
    write("半導体")
    asked = {"app_label": "posts", "model_name": "alias", "field_name": "post", "term": "量子"}
    answer = as_chief.get("/admin/autocomplete/", asked).json()

    assert [result["text"] for result in answer["results"]] == ["量子計算機"]


def test_an_address_can_lead_to_a_page_and_is_kept_as_it_is_looked_up(as_chief):
    page = make_page(path="/会社/")
    as_chief.post(ADD, {"path": "/company/", "address": "/%E4%BC%9A%E7%A4%BE", "status": 302})
    as_chief.post(ADD, {"path": "/labels/", "address": "/tags", "status": 301})

    led = Alias.objects.order_by("path").values_list("path", "address", "status", "post")
    assert list(led) == [("/company/", "", 302, page.pk), ("/labels/", "/tags/", 301, None)]


def test_the_address_of_a_post_becomes_the_post_itself(as_chief):
    post = make_post(path="/2025/11/04/a/")
    as_chief.post(ADD, {"path": "/old/", "address": "/2025/11/04/a/", "status": 301})

    assert Alias.objects.get().post == post


def test_without_a_place_to_lead_to_an_address_is_gone(as_chief):
    as_chief.post(ADD, {"path": "/old/", "address": "", "post": "", "status": 301})

    assert Alias.objects.get().status == 410


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"address": "/old/"}, "このアドレスに戻ってきます"),
        (
            {"address": "javascript:alert(1)"},
            "http・httpsのURLでもありません",
        ),
        ({"address": "//evil.example/"}, "http・httpsのURLでもありません"),
        ({"address": "/about/", "status": 410}, "転送先を空欄にしてください"),
    ],
)
def test_a_redirect_that_cannot_be_is_refused_in_japanese(as_chief, sent, told):
    response = as_chief.post(ADD, {"path": "/old/", "status": 301, **sent})

    assert told in response.content.decode()
    assert not Alias.objects.exists()


def test_a_post_and_an_address_at_once_are_refused(as_chief):
    sent = {"path": "/old/", "post": make_post().pk, "address": "/about/", "status": 301}

    assert "どちらか一方" in as_chief.post(ADD, sent).content.decode()
