"""Answers for the machines that watch the server: is it alive, can it reach its database."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase

logger = logging.getLogger(__name__)


def alive() -> HttpResponse:
    """Answer 200 as long as the process answers at all; asks nothing of the database."""
    return _answer(200, "ok")


def ready() -> HttpResponse:
    """Answer 200 when the database answers, else 503, so that traffic goes elsewhere."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        logger.warning("not ready: the database does not answer: %s", error)
        return _answer(503, "database unreachable")
    return _answer(200, "ok")


_PROBES: dict[str, Callable[[], HttpResponse]] = {"/healthz": alive, "/readyz": ready}


def answer_probes(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware that answers ``/healthz`` and ``/readyz`` before any other asks a question.

    A load balancer calls a server by its number and over plain HTTP: it knows neither a host of
    ``ALLOWED_HOSTS`` nor HTTPS, and would be refused or redirected by the middleware that follow.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        probe = _PROBES.get(request.path)
        return probe() if probe else get_response(request)

    return middleware


def _answer(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(
        f"{sentence}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
