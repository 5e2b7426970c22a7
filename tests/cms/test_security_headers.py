"""What browsers are told to withhold."""

import pytest
from django.conf import settings
from django.http import HttpResponse

from cms.security_headers import add_security_headers
from posts.public.responses import PLAYER


def answered(rf, response: HttpResponse) -> HttpResponse:
    add_security_headers(lambda request: response)(rf.get("/"))
    return response


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/rss+xml", "text/css"])
def test_other_sites_may_not_take_in_what_is_no_picture(rf, kind):
    headers = answered(rf, HttpResponse(content_type=kind)).headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_pictures_may_be_shown_by_feed_readers(rf):
    headers = answered(rf, HttpResponse(content_type="image/avif")).headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_answer_may_say_it_for_itself(rf):
    own = {"Cross-Origin-Resource-Policy": "same-site", "Permissions-Policy": "camera=(self)"}
    headers = answered(rf, HttpResponse(headers=own)).headers
    assert {name: headers[name] for name in own} == own


def test_devices_are_withheld_and_only_the_player_of_films_may_fill_the_screen():
    devices = dict(part.split("=", 1) for part in settings.PERMISSIONS_POLICY.split(", "))
    assert devices["geolocation"] == devices["microphone"] == "()"
    assert devices["fullscreen"] == f'(self "{PLAYER}")'
