"""Telling the hub and the search engines."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl

import pytest
from django.core.management import call_command
from django.utils import timezone

from posts.jobs import announcing
from posts.jobs.announcing import Announcement, announce, announcements_of, send
from posts.models import Status
from tests import factories

NOW = factories.MORNING + timedelta(hours=1)


class Listener(HTTPServer):
    """A server that notes what it is told, and answers with ``status``."""

    status = 204

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.heard: list[tuple[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hub"


class _Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((self.headers["Content-Type"], body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.django_db
def test_nobody_is_told_by_default():
    post = factories.make_post()
    publication = factories.make_publication()
    assert announcements_of([post], publication) == []
    assert announce([post], now=NOW) is None


@pytest.mark.django_db
def test_the_hub_is_told_of_every_feed_with_the_article():
    publication = factories.make_publication(websub_hub="https://hub.example/")
    post = factories.make_post(
        category=factories.make_category(),
        tags=[factories.make_tag()],
        authors=[factories.make_author()],
    )
    (announcement,) = announcements_of([post], publication)
    assert announcement.url == "https://hub.example/"
    fields = parse_qsl(announcement.body.decode())
    assert fields[0] == ("hub.mode", "publish")
    topics = [value.removeprefix("https://news.example") for name, value in fields[1:]]
    assert topics == [
        "/feed.xml",
        "/atom.xml",
        "/feed.json",
        "/feeds/tech.xml",
        "/category/tech/atom.xml",
        "/category/tech/feed.json",
        "/tags/%E5%8D%8A%E5%B0%8E%E4%BD%93/feed.xml",
        "/tags/%E5%8D%8A%E5%B0%8E%E4%BD%93/atom.xml",
        "/tags/%E5%8D%8A%E5%B0%8E%E4%BD%93/feed.json",
        "/authors/aoki/feed.xml",
        "/authors/aoki/atom.xml",
        "/authors/aoki/feed.json",
    ]


@pytest.mark.django_db
def test_the_search_engines_are_told_the_true_address_and_where_the_key_is():
    publication = factories.make_publication(indexnow=True)
    (announcement,) = announcements_of([factories.make_post(path="/半/")], publication)
    assert announcement.url == announcing.INDEXNOW_ENDPOINT
    key = announcing.indexnow_key(publication)
    assert json.loads(announcement.body) == {
        "host": "news.example",
        "key": key,
        "keyLocation": f"https://news.example/{key}.txt",
        "urlList": ["https://news.example/%E5%8D%8A/"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["draft", "in review", "scheduled"])
def test_nobody_is_told_of_what_readers_never_saw(why):
    factories.make_publication(indexnow=True)
    post = factories.make_post(**factories.HIDDEN[why])
    assert announce([post], now=NOW) is None


@pytest.mark.django_db(transaction=True)
def test_what_is_published_or_withdrawn_is_told_after_the_commit(listener):
    factories.make_publication(websub_hub=listener.url)
    for status in (Status.PUBLISHED, Status.WITHDRAWN):
        job = announce([factories.make_post(status=status)], now=NOW)
        assert job is not None
        assert job.ended.wait(10)
    assert [kind for kind, _ in listener.heard] == ["application/x-www-form-urlencoded"] * 2


@pytest.mark.django_db
def test_nothing_is_told_before_the_commit(listener, django_capture_on_commit_callbacks):
    factories.make_publication(websub_hub=listener.url)
    with django_capture_on_commit_callbacks() as callbacks:
        announce([factories.make_post()], now=NOW)
    assert (len(callbacks), listener.heard) == (1, [])


@pytest.mark.parametrize("status", [400, 403, 429, 500])
def test_a_server_that_refuses_is_logged_and_harms_nobody(listener, caplog, status):
    listener.status = status
    assert send(Announcement(listener.url, "text/plain", b"x")) is False
    assert f"HTTP Error {status}" in caplog.text


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "https://[/", "ftp://x.invalid/"])
def test_a_server_that_is_not_there_is_logged_and_harms_nobody(caplog, url, monkeypatch):
    monkeypatch.setattr(announcing, "TIMEOUT", 0.2)
    assert send(Announcement(url, "text/plain", b"x")) is False
    assert "not announced" in caplog.text


@pytest.mark.django_db
def test_the_command_tells_of_scheduled_posts_whose_time_has_come(listener, capsys):
    factories.make_publication(websub_hub=listener.url)
    factories.make_post(published_at=timezone.now() - timedelta(minutes=3))
    factories.make_post(published_at=timezone.now() - timedelta(minutes=30))
    factories.make_post(published_at=timezone.now() + timedelta(minutes=3))
    call_command("announce_posts", "--minutes", "5")
    assert len(listener.heard) == 1
    assert "1 posts, 1 of 1 notices sent" in capsys.readouterr().out
