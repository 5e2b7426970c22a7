from django.contrib import admin
from django.test import Client
from taggit.models import Tag as UnusedTag

from tests.factories import HIDDEN, make_author, make_post


def sections(client: Client) -> dict[str, list[str]]:
    app_list = client.get("/admin/").context["app_list"]
    return {section["name"]: [model["name"] for model in section["models"]] for section in app_list}


def test_the_desk_is_one_newsroom(as_chief):
    assert sections(as_chief) == {
        "編集部": [
            "記事",
            "トップページ",
            "連載",
            "固定ページ",
            "執筆者",
            "カテゴリー",
            "タグ",
            "画像",
        ],
        "媒体": [
            "媒体情報",
            "検索の推し記事",
            "検索の表記ゆれ・同義語",
            "取り込み履歴",
            "引き継いだファイル",
            "旧アドレス",
            "サイト内リンク",
        ],
        "管理": ["ユーザー", "グループ"],
    }


def test_everybody_sees_only_what_they_may_use(as_writer):
    assert sections(as_writer) == {"編集部": ["記事"]}


def test_the_tags_that_nothing_uses_are_not_shown():
    assert not admin.site.is_registered(UnusedTag)


def test_the_desk_counts_posts_and_lists_those_last_saved(as_chief):
    make_post(title="公開中の記事")
    for changes in HIDDEN.values():
        make_post(**changes)
    overview = as_chief.get("/admin/").context["overview"]

    assert [(count.status.label, count.number) for count in overview.counts] == [
        ("下書き", 1),
        ("校閲待ち", 1),
        ("予約", 1),
        ("公開", 1),
    ]
    assert len(overview.recent) == 6


def test_the_desk_costs_few_queries(as_chief, django_assert_max_num_queries):
    for number in range(15):
        make_post(authors=[make_author(name=f"記者{number}", slug=f"a{number}")])
    with django_assert_max_num_queries(6):
        as_chief.get("/admin/")


def test_an_empty_desk_invites_to_write(as_chief):
    assert "最初の記事を書く" in as_chief.get("/admin/").content.decode()


def test_who_may_not_see_posts_sees_no_titles(as_staff_with):
    make_post(title="秘密の見出し")

    assert "秘密の見出し" not in as_staff_with("view_tag").get("/admin/").content.decode()


def test_the_desk_keeps_the_strict_policy_and_has_nothing_inline(as_chief):
    post = make_post()
    for path in ("", "posts/post/", "posts/post/add/", f"posts/post/{post.pk}/change/"):
        response = as_chief.get(f"/admin/{path}")
        page = response.content.decode()

        assert "unsafe" not in response["Content-Security-Policy"]
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page


def test_the_pages_speak_japanese(client):
    page = client.get("/admin/login/").content.decode()

    assert "瓦版 編集室" in page
    assert '<html lang="ja"' in page
