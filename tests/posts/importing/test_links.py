from datetime import UTC, datetime

import pytest

from posts.models import Link, Post
from tests.posts.importing.conftest import article

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def html_of(path: str) -> str:
    return Post.objects.get(path=path).body_html


def test_a_link_by_the_file_names_day_shows_the_real_address_and_keeps_its_markdown(
    write, run_import
):
    write("_posts/2026-04-01-a.md", article(body="[次](/2026/04/02/b/?x=1#節)"))
    write("_posts/2026-04-02-b.md", article(date="2026-04-02 20:00:00 +0000"))
    report = run_import()
    assert report.dead_links == []
    assert 'href="/2026/04/03/b/?x=1#節"' in html_of("/2026/04/01/a/")
    assert "(/2026/04/02/b/?x=1#節)" in Post.objects.get(path="/2026/04/01/a/").body


def test_a_link_is_healed_whichever_of_the_two_posts_comes_first(write, run_import):
    write("_posts/2026-04-01-a.md", article(body="[次](/2026/04/02/b/)"))
    assert run_import().dead_links != []
    write("_posts/2026-04-02-b.md", article(date="2026-04-02 20:00:00 +0000"))
    run_import()
    assert 'href="/2026/04/03/b/"' in html_of("/2026/04/01/a/")
    assert not Link.objects.dead(NOW).exists()


def test_a_link_follows_a_post_that_moves_again_and_again(write, run_import):
    write("_posts/2026-04-01-a.md", article(body="[次](/2026/04/02/b/)"))
    for day in ("02", "05", "07", "02"):
        write("_posts/b.md", article(date=f"2026-04-{day}"))
        run_import()
        assert f'href="/2026/04/{day}/b/"' in html_of("/2026/04/01/a/")
    assert Link.objects.get().target == Post.objects.get(path="/2026/04/02/b/")


def test_a_link_by_the_full_url_of_the_old_site_is_an_internal_one(write, run_import):
    write("_posts/2026-04-01-a.md", article(body="[次](https://old.example/2026/04/09/gone/)"))
    assert [row.link for row in run_import().dead_links] == ["https://old.example/2026/04/09/gone/"]


def test_a_link_to_a_draft_is_dead_until_the_draft_is_public(write, run_import):
    write("_posts/2026-04-01-a.md", article(body="[次](/b/)"))
    write("_posts/2026-04-02-b.md", article(permalink="/b/", date="2027-01-01"))
    run_import()
    assert Link.objects.dead(NOW).exists()
    assert not Link.objects.dead(datetime(2027, 1, 2, tzinfo=UTC)).exists()


def test_links_that_swap_places_do_not_run_into_each_other(write, run_import):
    write("_posts/a.md", article(date="2026-04-01", body="[b](/2026/04/02/b/) [c](/2026/04/03/b/)"))
    write("_posts/2026-04-02-b.md", article("夜", date="2026-04-02 20:00:00 +0000"))
    write("_posts/2026-04-03-x.md", article("別", date="2026-04-03", permalink="/2026/04/09/b/"))
    run_import()
    html = html_of("/2026/04/01/a/")
    assert html.count('href="/2026/04/03/b/"') == 2
