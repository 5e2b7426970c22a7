"""The file with the IndexNow key."""

from __future__ import annotations

import pytest

from posts.jobs import announcing
from tests import factories


def test_the_key_can_be_read_at_the_root_once_indexnow_is_on(client):
    publication = factories.make_publication(indexnow=True)
    response = client.get(announcing.indexnow_key_path(publication))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == announcing.indexnow_key(publication)


def test_there_is_no_key_while_indexnow_is_off(client):
    publication = factories.make_publication()
    assert client.get(announcing.indexnow_key_path(publication)).status_code == 404


@pytest.mark.parametrize("address", [f"/{'0' * 32}.txt", "/x.txt", f"/a/{'0' * 32}.txt"])
def test_nothing_else_is_a_key(client, address):
    factories.make_publication(indexnow=True)
    assert client.get(address).status_code == 404


def test_a_kept_file_of_the_same_form_stays(client):
    factories.make_publication(indexnow=True)
    factories.make_kept_file(f"/{'0' * 32}.txt", b"bing")
    assert b"".join(client.get(f"/{'0' * 32}.txt").streaming_content) == b"bing"
