"""What editors do is told to the hub and the search engines, if the publication wants that."""

from __future__ import annotations

import json

import pytest

from posts.jobs import background
from posts.models import Post, Publication
from tests import factories

LIST = "/admin/posts/post/"


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """The addresses that would have been told, once a job."""
    addresses: list[str] = []

    def note(name, work):
        (notices,) = work.args
        addresses.extend(json.loads(notices[0].body)["urlList"])
        return background.Job(name)

    monkeypatch.setattr(background, "start", note)
    return addresses


def form(**changes: object) -> dict[str, object]:
    values = {"title": "新工場", "body": "本文。", "slug": "fab", "markup": "markdown"}
    return {**values, "in_sitemap": "on", **changes}


def test_a_published_post_is_told(as_chief, told):
    factories.make_publication(indexnow=True)
    as_chief.post(f"{LIST}add/", form(_publish="公開する"))
    post = Post.objects.get()
    assert told == [f"https://news.example{post.get_absolute_url()}"]


def test_a_saved_draft_is_told_to_nobody(as_chief, told):
    factories.make_publication(indexnow=True)
    as_chief.post(f"{LIST}add/", form(_save="保存"))
    assert (Post.objects.count(), told) == (1, [])


def test_posts_that_are_withdrawn_together_are_told_together(as_chief, told):
    factories.make_publication(indexnow=True)
    posts = [factories.make_post(path=f"/{number}/") for number in range(2)]
    action = {"action": "withdraw_posts", "confirmed": "1"}
    as_chief.post(LIST, {**action, "_selected_action": [post.pk for post in posts]})
    assert sorted(told) == ["https://news.example/0/", "https://news.example/1/"]


def test_nobody_is_told_while_it_is_off(as_chief, told):
    factories.make_publication()
    as_chief.post(f"{LIST}add/", form(_publish="公開する"))
    assert (Post.objects.count(), told) == (1, [])


def test_editors_choose_crawlers_and_hub_at_the_publication(as_chief):
    factories.make_publication()
    sent = {
        "title": "瓦版",
        "permalink": "/:year/:slug/",
        "page_size": 20,
        "search_freshness": 5,
        "search_crawlers": "allow",
        "training_crawlers": "deny",
        "answering_crawlers": "allow",
        "websub_hub": "https://hub.example/",
        "indexnow": "on",
    }
    as_chief.post("/admin/posts/publication/1/change/", sent)
    publication = Publication.objects.current()
    assert (publication.training_crawlers, publication.indexnow) == ("deny", True)
    assert publication.websub_hub == "https://hub.example/"


def test_a_hub_is_reached_by_http(as_chief):
    factories.make_publication()
    sent = {"title": "瓦版", "websub_hub": "ftp://hub.example/"}
    as_chief.post("/admin/posts/publication/1/change/", sent)
    assert Publication.objects.current().websub_hub == ""
