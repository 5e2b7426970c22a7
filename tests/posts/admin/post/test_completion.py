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
