"""Films in articles: only their pages may frame YouTube's player, once a reader asks for it."""

from __future__ import annotations

from django.http import HttpResponse

#: YouTube's own address that sets no cookie before a film plays.
PLAYER = "https://www.youtube-nocookie.com"

#: How ``link_card`` begins a film; the page's script puts a button there.
_FILM = '<p class="link-card youtube">'
#: What the decorators of django-csp leave on a response for its middleware.
_POLICY = "_csp_update"


def allow_embedded_videos(response: HttpResponse, body_html: str) -> HttpResponse:
    """Let the page frame the player if its text has a film; nothing is loaded by that alone."""
    if _FILM in body_html:
        setattr(response, _POLICY, {"frame-src": [PLAYER]})
    return response


def keep_policy(page: HttpResponse, answer: HttpResponse) -> HttpResponse:
    """Give ``answer``, a 304 about ``page``, its policy: browsers take it for the page's own."""
    if hasattr(page, _POLICY):
        setattr(answer, _POLICY, getattr(page, _POLICY))
    return answer
