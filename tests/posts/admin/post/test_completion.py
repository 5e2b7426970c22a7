from posts.admin.post.completion import completions
from tests.factories import make_author, make_tag

TAGS = "/admin/posts/post/completions/tags/"


def test_tags_are_completed_in_any_width(as_chief):
    make_tag(name="PostgreSQL")
    make_tag(name="半導体")

    assert as_chief.get(TAGS, {"q": "ｐｏｓｔ"}).json() == {"names": ["PostgreSQL"]}


def test_authors_are_completed(as_chief):
    make_author()
    answer = as_chief.get("/admin/posts/post/completions/authors/", {"q": "青"})

    assert answer.json() == {"names": ["青木 遥"]}


def test_other_kinds_are_not_found(as_chief):
    assert as_chief.get("/admin/posts/post/completions/users/").status_code == 404


def test_completions_are_for_the_desk_only(client, as_staff_with, as_writer):
    assert client.get(TAGS).status_code == 302
    assert as_staff_with().get(TAGS).status_code == 403
    assert as_writer.get(TAGS).status_code == 200


def test_completions_are_only_read(as_chief):
    assert as_chief.post(TAGS).status_code == 405


def test_completions_begin_with_what_was_typed_before_those_that_hold_it():
    known = ["生成AI", "AI規制", "ＡＩ", "量子"]

    assert completions("ai", known, 10) == ["ＡＩ", "AI規制", "生成AI"]


def test_completions_are_limited():
    assert len(completions("タ", [f"タグ{number}" for number in range(30)], 10)) == 10
