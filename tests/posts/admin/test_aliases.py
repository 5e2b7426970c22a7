import pytest

from posts.models import Alias
from tests.factories import make_alias, make_post

ADD = "/admin/posts/alias/add/"


def test_an_address_is_kept_in_the_spelling_that_is_looked_up(as_chief):
    post = make_post()
    as_chief.post(ADD, {"path": "/old//%E5%8D%8A%E5%B0%8E%E4%BD%93", "post": post.pk})

    alias = Alias.objects.get()
    assert (alias.path, alias.post) == ("/old/半導体/", post)
    assert alias.created_at is not None


def test_an_address_that_a_post_lives_at_is_refused(as_chief):
    make_post(title="住人", path="/2025/11/04/a/")
    response = as_chief.post(ADD, {"path": "/2025/11/04/a", "post": ""})

    assert "「住人」がいま使っています" in response.content.decode()
    assert not Alias.objects.exists()


@pytest.mark.parametrize("path", ["/a/../b/", "/a?b=1", "/a#b", "/" + "あ" * 700])
def test_what_cannot_be_an_address_is_refused_in_japanese(as_chief, path):
    response = as_chief.post(ADD, {"path": path, "post": ""})

    assert response.status_code == 200
    assert not Alias.objects.exists()
    (error,) = response.context["adminform"].form.errors["path"]
    assert "字" in error


def test_the_list_says_where_each_address_leads(as_chief):
    make_alias("/old/", make_post(title="行き先"))
    make_alias("/gone/", None)
    page = as_chief.get("/admin/posts/alias/").content.decode()

    assert "行き先" in page
    assert "掲載終了（410 Gone）" in page


def test_posts_are_suggested_for_an_alias(as_chief):
    make_post(title="量子計算機")
    make_post(title="半導体")
    asked = {"app_label": "posts", "model_name": "alias", "field_name": "post", "term": "量子"}
    answer = as_chief.get("/admin/autocomplete/", asked).json()

    assert [result["text"] for result in answer["results"]] == ["量子計算機"]
