"""The probes answer whoever asks, and tell a missing database from a dead process."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


def test_the_process_is_alive_without_asking_the_database(client):
    # pytest-django refuses every query of a test that does not ask for the database.
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_the_server_is_ready_when_the_database_answers(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_the_server_is_not_ready_when_the_database_is_away(client, monkeypatch):
    def refuse() -> None:
        raise DatabaseError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"database unreachable\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_probes_answer_a_caller_that_knows_neither_host_nor_https(path, settings):
    settings.SECURE_SSL_REDIRECT = True

    answer = Client(SERVER_NAME="10.0.0.7").get(path)

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_no_one_keeps_the_answer_of_a_probe(path, client):
    assert client.get(path).headers["Cache-Control"] == "no-store"
