from datetime import UTC, datetime

import pytest

from posts.errors import AddressError
from posts.models import Alias, Post, Publication, Status
from posts.workflow import Edit, record_edit
from posts.workflow.addresses import assign_path, permalink_path
from tests.factories import (
    HIDDEN,
    MORNING,
    make_alias,
    make_category,
    make_page,
    make_post,
    make_publication,
)

# Already the fifth in Tokyo.
EVENING = datetime(2025, 11, 4, 15, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 24, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def saved(post: Post) -> Post:
    return record_edit(Edit(post=post, tags=(), authors=()), now=NOW)


def assign(post: Post) -> None:
    stored = Post.objects.filter(pk=post.pk).first() or Post()
    assign_path(post, stored, Publication.objects.current())


def test_the_day_in_an_address_is_the_day_in_tokyo():
    post = Post(slug="半導体", published_at=EVENING)

    assert permalink_path(post, "/:year/:month/:day/:slug/") == "/2025/11/05/半導体/"


def test_the_pattern_of_the_publication_makes_the_address():
    make_publication(permalink="/:categories/:title/")
    post = make_post(**HIDDEN["draft"] | {"path": None}, slug="new", category=make_category())
    post.status = Status.PUBLISHED
    assign(post)

    assert post.path == "/tech/new/"


def test_a_draft_gets_no_address():
    post = make_post(**HIDDEN["draft"] | {"path": None})
    assign(post)

    assert post.path is None


def test_a_withdrawn_post_keeps_the_address_that_it_had():
    post = make_post(**HIDDEN["withdrawn"], path="/a/")
    post.slug = "other"
    assign(post)

    assert post.path == "/a/"


def test_an_address_that_the_pattern_would_not_make_stays_while_slug_and_day_do():
    post = make_post(path="/kept/from/the/old/site.html")
    post.title = "改題"
    saved(post)

    assert Post.objects.get().path == "/kept/from/the/old/site.html"


def test_another_hour_of_the_same_day_keeps_the_address():
    post = make_post(path="/old/", published_at=datetime(2025, 11, 4, 1, 0, tzinfo=UTC))
    post.published_at = datetime(2025, 11, 4, 14, 0, tzinfo=UTC)
    saved(post)

    assert Post.objects.get().path == "/old/"


def test_another_day_moves_the_post_and_leaves_an_alias():
    post = make_post(slug="a", path="/2025/11/04/a/")
    post.published_at = EVENING
    saved(post)

    assert Post.objects.get().path == "/2025/11/05/a/"
    assert Alias.objects.get().path == "/2025/11/04/a/"
    assert Alias.objects.get().post == post


def test_moving_back_takes_the_alias_of_the_own_address_away():
    post = make_post(slug="a", path="/2025/11/04/a/")
    post.slug = "b"
    saved(post)
    post.slug = "a"
    saved(post)

    assert Post.objects.get().path == "/2025/11/04/a/"
    assert [alias.path for alias in Alias.objects.all()] == ["/2025/11/04/b/"]


def test_a_post_takes_over_an_address_that_was_gone():
    make_alias("/2025/11/04/a/", None)
    post = make_post(slug="b", path="/2025/11/04/b/")
    post.slug = "a"
    saved(post)

    assert not Alias.objects.filter(path="/2025/11/04/a/").exists()


def test_a_published_post_without_a_slug_is_known_by_its_number():
    post = make_post(**HIDDEN["draft"] | {"path": None}, slug="")
    post.status = Status.PUBLISHED
    assign(post)

    assert post.slug == str(post.pk)


def test_a_published_post_needs_a_date():
    with pytest.raises(AddressError, match="公開日時"):
        assign(Post(title="題", slug="a", status=Status.PUBLISHED))


def test_no_post_takes_an_address_of_the_sites_own_pages():
    make_publication(permalink="/:slug/")
    post = make_post(**HIDDEN["draft"] | {"path": None}, slug="archive")
    post.status = Status.PUBLISHED
    with pytest.raises(AddressError, match="サイトのページ"):
        assign(post)


def test_the_address_of_a_fixed_page_is_refused():
    make_publication(permalink="/:slug/")
    make_page(title="会社概要", path="/company/")
    post = Post(
        title="題", slug="company", body="本文", status=Status.PUBLISHED, published_at=MORNING
    )
    with pytest.raises(AddressError, match="固定ページ「会社概要」"):
        record_edit(Edit(post, (), ()), now=MORNING)
