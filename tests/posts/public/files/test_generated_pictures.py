"""Lighter copies under addresses that never change, and cards that are drawn once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import Publication
from posts.public.social import card_address
from tests import factories

COPY = "_pictures/7/0123456789abcdef-240w.avif"
PNG = b"\x89PNG"


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_copy_may_be_kept_for_good(client, db):
    default_storage.save(COPY, ContentFile(b"the copy"))
    response = client.get(f"/{COPY}")
    assert content(response) == b"the copy"
    assert response["Content-Type"] == "image/avif"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response


@pytest.mark.parametrize(
    "address",
    [
        f"/{COPY}",
        "/_pictures/7/../../assets/a.png",
        "/_pictures/7/secret.txt",
        "/_pictures/0/0123456789abcdef-240w.avif",
        "/_pictures/cards/1/0123456789abcdef.png",
        "/_originals/0123456789abcdef",
    ],
)
def test_all_else_is_not_there(client, db, address):
    assert client.get(address).status_code == 404


def test_a_card_is_drawn_once_and_then_served(client, db, media_root: Path, monkeypatch):
    address = card_address(factories.make_post(), Publication.objects.current())
    first = client.get(address)
    assert first["Content-Type"] == "image/png"
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    monkeypatch.setattr("posts.public.files.generated_pictures.draw_card", None)
    assert content(client.get(address)) == first.content
    assert first.content.startswith(PNG)


def test_a_new_headline_has_a_card_of_its_own_to_which_the_old_address_leads(client, db):
    post, publication = factories.make_post(), Publication.objects.current()
    old = card_address(post, publication)
    client.get(old)
    post.title = "半導体工場の稼働が延期"
    post.save()
    new = card_address(post, publication)
    assert new != old
    assert client.get(old)["Location"] == new
    client.get(new)
    assert len(default_storage.listdir(f"_pictures/cards/{post.pk}")[1]) == 1


@pytest.mark.parametrize("state", factories.HIDDEN)
def test_what_readers_may_not_see_has_no_card(client, db, state):
    post = factories.make_post(**factories.HIDDEN[state])
    assert client.get(card_address(post, Publication.objects.current())).status_code == 404


@pytest.mark.parametrize(
    "title", ["😀", "שלום \u202e عربي", "題" * 300, "</script><b>\"'&", "한국어", "𠮷野家"]
)
def test_odd_titles_have_a_card_and_a_page(client, db, title):
    post = factories.make_post(title=title)
    page = client.get(post.get_absolute_url())
    assert page.status_code == 200
    assert card_address(post, Publication.objects.current()) in page.content.decode()
    assert client.get(card_address(post, Publication.objects.current())).content.startswith(PNG)


def test_a_card_asks_little_of_the_database(client, db):
    address = card_address(factories.make_post(), Publication.objects.current())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    assert len(queries) <= 3
