"""The front page: pins, sections, popular tags, and what it costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html  # type: ignore[import-untyped]

from posts.models import Edition, FrontSlot, Image, Post
from tests import factories

LIST_BUDGET = 6


def sections(response) -> list[tuple[str, int]]:
    return [
        (section.category.name, len(section.posts))
        for section in response.context["front_sections"]
    ]


def fill(*, on_front: bool = False) -> None:
    """Publish 30 articles in three categories, with all that a list shows."""
    cover, author, tag = factories.make_image(), factories.make_author(), factories.make_tag()
    for name in ("news", "tests", "essays"):
        category = factories.make_category(name=name, slug=name, on_front=on_front)
        for _ in range(10):
            factories.make_post(category=category, cover=cover, authors=[author], tags=[tag])


@pytest.mark.parametrize("on_front", [False, True])
@pytest.mark.parametrize("pins", [0, 3])
def test_the_front_page_costs_at_most_six_queries_and_fewer_with_a_warm_cache(
    client, on_front, pins
):
    factories.make_publication()
    fill(on_front=on_front)
    for post in Post.objects.all()[:pins]:
        FrontSlot.objects.create(post=post)
    Edition.objects.advance()
    cache.clear()
    with CaptureQueriesContext(connection) as cold:
        client.get("/")
    with CaptureQueriesContext(connection) as warm:
        client.get("/")
    assert len(cold) <= LIST_BUDGET, [query["sql"][:120] for query in cold]
    assert len(warm) < len(cold)
    assert not [query["sql"] for query in cold if '"body' in query["sql"]]


def test_pages_are_counted_along_whether_the_cache_is_cold_or_warm(client):
    factories.make_publication(page_size=2)
    fill()
    factories.make_post(**factories.HIDDEN["draft"])
    Edition.objects.advance()
    told = [client.get("/").context["listing"] for _ in range(2)]
    assert [(listing.total, listing.pages) for listing in told] == [(30, 4), (30, 4)]


def test_pins_lead_in_their_order_as_long_as_readers_may_see_them(client):
    first, second, gone = (factories.make_post(published_at=factories.LONG_AGO) for _ in range(3))
    factories.make_post()
    FrontSlot.objects.create(post=second, position=1)
    FrontSlot.objects.create(post=first, position=2)
    FrontSlot.objects.create(post=gone, position=0)
    Post.objects.filter(pk=gone.pk).update(**factories.HIDDEN["withdrawn"])
    context = client.get("/").context
    assert [context["lead"], context["others"][0]] == [second, first]


def test_categories_chosen_for_the_front_page_have_their_sections_there(client):
    fill()
    essays = factories.make_category(name="論考", slug="ronko", on_front=True, position=1)
    factories.make_post(category=essays, published_at=factories.LONG_AGO)
    assert sections(client.get("/")) == [("論考", 1)]


def test_without_a_choice_the_liveliest_categories_have_sections(client):
    fill()
    assert [count for _, count in sections(client.get("/"))] == [3, 3, 3]


@pytest.mark.parametrize("size", [1, 7, 20, 40])
@pytest.mark.parametrize("on_front", [False, True])
def test_no_article_is_lost_between_the_front_page_and_the_pages_behind_it(client, size, on_front):
    factories.make_publication(page_size=size)
    fill(on_front=on_front)
    context = client.get("/").context
    sections = [post for section in context["front_sections"] for post in section.posts]
    listing = context["listing"]
    front = [context["lead"], *context["others"], *sections, *listing.posts]
    assert len(front) == len(set(front))
    behind = [
        post
        for number in range(2, listing.pages + 1)
        for post in client.get(f"/page{number}/").context["listing"].posts
    ]
    assert len(behind) == len(set(behind))
    assert {*front, *behind} == {*Post.objects.all()}
    assert client.get(f"/page{listing.pages + 30}/").status_code == 404


def test_the_last_page_that_an_old_site_had_leads_to_the_last_one_here(client):
    factories.make_publication(page_size=20)
    for _ in range(22):
        factories.make_post()
    assert client.get("/").context["listing"].pages == 1
    response = client.get("/page2/")
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/page3/").status_code == 404


def cover(name: str, **changes: Any) -> Image:
    return factories.make_image(f"/assets/{name}.png", **{"width": 1200, "height": 630, **changes})


def test_the_newest_article_with_a_picture_leads(client):
    pictured = factories.make_post(cover=cover("工場"))
    newest = [factories.make_post() for _ in range(6)]
    context = client.get("/").context
    assert context["lead"] == pictured
    assert context["others"] == newest[:1:-1]


@pytest.mark.parametrize(
    "changes",
    [{"is_card": True}, {"rendition_state": "broken"}, {"width": 320}],
    ids=["a card of the headline", "broken", "too small"],
)
def test_an_article_whose_picture_cannot_stand_large_leads_only_as_the_newest(client, changes):
    factories.make_post(cover=cover("工場", **changes))
    newest = factories.make_post()
    assert client.get("/").context["lead"] == newest


def test_the_front_page_shows_a_picture_beside_a_pinned_lead_without_one(client):
    pictured = factories.make_post(cover=cover("工場"))
    for _ in range(8):
        pinned = factories.make_post()
    FrontSlot.objects.create(post=pinned)
    context = client.get("/").context
    assert [context["lead"], context["others"][0]] == [pinned, pictured]


def test_popular_tags_are_those_of_public_posts_the_commonest_first(client):
    rare, common, secret = (factories.make_tag(name=name) for name in ("稀", "多", "秘"))
    factories.make_post(tags=[common])
    factories.make_post(tags=[common, rare])
    factories.make_post(tags=[secret], **factories.HIDDEN["scheduled"])
    assert list(client.get("/").context["popular_tags"]) == [common, rare]


def test_a_scheduled_post_is_counted_when_its_time_comes_without_a_save(client, monkeypatch):
    factories.make_publication(page_size=1)
    factories.make_post()
    coming = factories.make_post(published_at=factories.FAR_AWAY)
    Edition.objects.advance()
    assert client.get("/").context["listing"].total == 1
    later = factories.FAR_AWAY + timedelta(minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    context = client.get("/").context
    assert (context["listing"].total, context["lead"]) == (2, coming)


def test_a_publication_that_does_not_describe_itself_is_described_by_its_headlines(client):
    factories.make_publication(description="", tagline="")
    factories.make_post(title="新工場が稼働")
    factories.make_post(title="続報")
    told = html.fromstring(client.get("/").content.decode())
    assert told.xpath("//meta[@name='description']/@content") == ["「続報」「新工場が稼働」"]
